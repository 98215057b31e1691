import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a theme decides; everything else is the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** For `test.use`: axe is brought into the page, and nothing moves. */
export const AXE = {
  serviceWorkers: 'block',
  bypassCSP: true,
  contextOptions: { reducedMotion: 'reduce' },
} as const;

/** Waits until two frames were drawn and nothing fades any more. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
  });

async function found(page: Page, colorScheme: 'dark' | 'light'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await settle(page);
  // There are no frames to look into, for which it would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (colorScheme === 'light') axe.withRules(COLOUR_RULES);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${colorScheme}: ${id} ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join(' | ')}`,
  );
}

/** Axe finds nothing in either theme, and nothing is wider than the screen. */
export async function checkAccess(page: Page, where: string): Promise<void> {
  expect([...(await found(page, 'dark')), ...(await found(page, 'light'))], where).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, where).toBeLessThanOrEqual(0);
}
