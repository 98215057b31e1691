import { expect, type Page, test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { row } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block' });

const scroller = (page: Page) => page.getByRole('list', { name: 'Messages' }).locator('..');

/** Puts the view one screen below the top of what is loaded, and answers with a row on screen. */
async function anchor(page: Page): Promise<string> {
  return scroller(page).evaluate(async (element) => {
    element.scrollTop = 400;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const middle = element.getBoundingClientRect().top + element.clientHeight / 2;
    const rows = [...element.querySelectorAll<HTMLElement>('[data-message]')];
    return rows.find((r) => r.getBoundingClientRect().bottom > middle)?.dataset.message ?? '';
  });
}

test('older history comes in without moving what is read', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed({ history: 700 });
  const client = await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(row(page, 'I can do bread')).toBeInViewport();
  for (let round = 0; round < 6; round++) {
    world.delay = 250;
    const before = client.log.filter((line) => line.endsWith('/messages')).length;
    const id = await anchor(page);
    expect(id).not.toBe('');
    const drift = await page.evaluate(async (wanted) => {
      const find = () => document.querySelector(`[data-message="${wanted}"]`)?.getBoundingClientRect().top;
      const start = find() ?? Number.NaN;
      let worst = 0;
      const end = performance.now() + 900;
      while (performance.now() < end) {
        await new Promise((done) => requestAnimationFrame(done));
        worst = Math.max(worst, Math.abs((find() ?? Number.NaN) - start));
      }
      return worst;
    }, id);
    expect(drift).toBeLessThanOrEqual(1);
    const after = client.log.filter((line) => line.endsWith('/messages')).length;
    expect(after).toBeGreaterThan(before);
  }
  await page.getByRole('button', { name: /Jump to present/ }).click();
  await expect(row(page, 'I can do bread')).toBeInViewport();
});

test('scrolled up stays, and counts what comes', async ({ page, context }) => {
  const { world, ada, linus, serverId, general } = seed({ history: 200 });
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(row(page, 'I can do bread')).toBeInViewport();
  await anchor(page);
  await page.waitForTimeout(500);
  const place = await scroller(page).evaluate((element) => element.scrollTop);
  world.post(general, linus, 'are you there?');
  await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible();
  expect(await scroller(page).evaluate((element) => element.scrollTop)).toBe(place);
  await page.getByRole('button', { name: '1 new message' }).click();
  await expect(row(page, 'are you there?')).toBeInViewport();
});
