import { expect, type Page, test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { restingSpot, row, scrollBy, scroller } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block' });

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
  const spot = await restingSpot(page);
  world.post(general, linus, 'are you there?');
  await expect(page.getByRole('button', { name: '1 new message' })).toBeVisible();
  expect(await restingSpot(page)).toEqual(spot);
  await page.getByRole('button', { name: '1 new message' }).click();
  await expect(row(page, 'are you there?')).toBeInViewport();
});

test('a little way up is up: it stays there, and says what comes', async ({ page, context }) => {
  const { world, ada, linus, serverId, general } = seed({ history: 200 });
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(row(page, 'I can do bread')).toBeInViewport();
  await restingSpot(page);
  await scrollBy(page, -150);
  const spot = await restingSpot(page);
  await expect(page.getByRole('button', { name: /Jump to present/ })).toHaveCount(0);
  for (let i = 1; i <= 60; i++) world.post(general, linus, `wave ${i}.`);
  await expect(page.getByRole('button', { name: '60 new messages' })).toBeVisible();
  expect(await restingSpot(page)).toEqual(spot);
  await page.getByRole('button', { name: '60 new messages' }).click();
  await expect(row(page, 'wave 60.')).toBeInViewport();
  await expect(page.getByRole('button', { name: /new message|Jump to present/ })).toHaveCount(0);
});

test('a channel that opens at its first message is not read to its end', async ({ page, context }) => {
  const { world, ada, grace, serverId, films } = seed();
  const old = world.messages.get(films)?.at(-1)?.messageId ?? '';
  for (let i = 1; i <= 45; i++) world.post(films, grace, `reel ${i}.`, Date.now() - 60_000);
  const { messageId: last } = world.post(films, grace, 'The end.', Date.now() - 60_000);
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${films}`);
  await expect(page.locator(`[data-message="${old}"]`)).toBeInViewport();
  const pill = page.getByRole('button', { name: '47 new messages' });
  await expect(pill).toBeVisible();
  await restingSpot(page);
  expect(world.accounts.get(ada)?.readMarks.get(films)).toBeUndefined();
  await pill.click();
  await expect(row(page, 'The end.')).toBeInViewport();
  await expect.poll(() => world.accounts.get(ada)?.readMarks.get(films)).toBe(last);
});

test('the last page of newer history is not run away to', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed({ history: 300 });
  const client = await attach(context, world, ada);
  const wished = world.messages.get(general)?.at(-90)?.messageId ?? '';
  await page.goto(`/app/channels/${serverId}/${general}/${wished}`);
  await expect(page.locator(`[data-message="${wished}"]`)).toBeInViewport();
  const loads = () =>
    client.log.filter((line) => line.startsWith('GET') && line.endsWith('/messages')).length;
  const before = loads();
  world.delay = 250;
  const last = await scroller(page).evaluate(async (element) => {
    element.scrollTop = element.scrollHeight;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return [...element.querySelectorAll<HTMLElement>('[data-message]')].at(-1)?.dataset.message;
  });
  await expect.poll(loads).toBeGreaterThan(before);
  const all = world.messages.get(general) ?? [];
  await expect(
    page.locator(`[data-message="${all[all.findIndex((m) => m.messageId === last) + 1]?.messageId}"]`),
  ).toBeAttached();
  await restingSpot(page);
  await expect(page.locator(`[data-message="${last}"]`)).toBeInViewport();
  await expect(row(page, 'I can do bread')).toHaveCount(0);
});

test('a fresh session keeps the place', async ({ page, context }) => {
  const { world, ada, linus, serverId, general } = seed();
  for (let i = 1; i <= 60; i++) {
    const { messageId } = world.post(general, linus, `wave ${i}.`, Date.now() - 60_000);
    world.accounts.get(ada)?.readMarks.set(general, messageId);
  }
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(row(page, 'wave 60.')).toBeInViewport();
  await restingSpot(page);
  await scrollBy(page, -900);
  const spot = await restingSpot(page);
  // An edit that nobody was told of: it shows when the messages were fetched again.
  const missed = world.messages.get(general)?.find(({ messageId }) => messageId === spot.id);
  if (missed) missed.content = 'wave, changed.';
  for (const connection of [...world.connections]) connection.drop(1011);
  await expect(row(page, 'wave, changed.')).toBeInViewport({ timeout: 20_000 });
  expect(await restingSpot(page)).toEqual(spot);
});
