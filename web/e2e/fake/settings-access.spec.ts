import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type SeededRoles, seedRoles } from '../../src/testing/fake/seed-roles';
import { isPhone, pick } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block', bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

async function check(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (v) => `${where}: ${v.id} ${v.nodes.map((n) => `${n.target} ${n.any[0]?.message ?? ''}`).join(' | ')}`,
  );
  expect(found).toEqual([]);
}

/** Each page, and what tells that it is there. */
const PAGES: [path: (s: SeededRoles) => string, shown: string][] = [
  [() => 'settings/overview', 'Hand over'],
  [({ projector }) => `settings/roles/${projector}`, 'How it looks'],
  [({ serverId }) => `settings/roles/${serverId}`, 'Manage channels'],
  [() => 'settings/members', 'Mina Okafor'],
  [() => 'settings/invites', 'No invites'],
  [() => 'settings/bans', 'Mudslinger'],
  [() => 'settings/audit', 'Ada changed the server'],
  [({ keys }) => `channel-settings/${keys}/overview`, 'Slow mode'],
  [({ keys }) => `channel-settings/${keys}/permissions`, 'In sync with the category Backstage'],
  [({ keys }) => `channel-settings/${keys}/explain`, 'Choose somebody'],
];

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the settings, ${theme}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme });
    const seeded = seedRoles();
    const { world, ada, serverId, general } = seeded;
    await attach(context, world, ada);
    for (const [path, shown] of PAGES) {
      await page.goto(`/app/servers/${serverId}/${path(seeded)}`);
      await expect(page.getByText(shown).first()).toBeVisible();
      if (path(seeded).endsWith('explain')) {
        await pick(page, 'Role or member', 'Linus');
        await expect(page.getByText('Can’t: no role allows it').first()).toBeVisible();
      }
      await check(page, path(seeded));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, path(seeded)).toBeLessThanOrEqual(0);
    }
    await page.goto(`/app/channels/${serverId}/${general}`);
    if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
    await page.getByRole('button', { name: /^Grace Hopper/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Garden crew');
    await check(page, 'profile');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Ban Grace Hopper?' })).toBeVisible();
    await check(page, 'ban');
  });
}
