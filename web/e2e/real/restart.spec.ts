import { expect, test } from '@playwright/test';
import { composer, logIn, restingSpot, row, scrollBy } from '../support/acts';
import { furnish, type Room } from '../support/bot';
import { OWNER } from '../support/real';
import { type Served, serve } from '../support/serve';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });
test.setTimeout(240_000);

const LINES = 60;
let served: Served;
let room: Room;

test.beforeAll(async () => {
  served = await serve();
  room = await furnish(served);
});
test.afterAll(() => served?.stop());

test('a killed server comes back to the same draft at the same place', async ({ page }) => {
  const complaints = watch(page);
  const heard = new Promise<void>((done) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => String(payload).includes('after the fire') && done());
    });
  });
  await page.goto(`${served.url}/app/login`);
  await logIn(page, OWNER.name, OWNER.password);
  await expect(page.getByRole('navigation', { name: 'Servers' })).toBeAttached({ timeout: 90_000 });
  await page.goto(room.url);
  await expect(composer(page)).toBeVisible();
  for (let i = 1; i <= LINES; i++) await room.write('bot', `line ${i}.`);
  await expect(row(page, `line ${LINES}.`)).toBeInViewport();
  await restingSpot(page);
  await scrollBy(page, -800);
  await expect(row(page, `line ${LINES}.`)).not.toBeInViewport();
  await composer(page).fill('half a thought');
  const spot = await restingSpot(page);

  await served.kill();
  await expect(page.getByText(/No connection to the server|Reconnecting/)).toBeVisible({ timeout: 90_000 });
  await served.restart();
  await expect(page.getByText(/No connection to the server|Reconnecting/)).toHaveCount(0, {
    timeout: 90_000,
  });
  await room.write('bot', 'after the fire');
  await heard;

  await expect(composer(page)).toHaveValue('half a thought');
  const after = await restingSpot(page);
  expect(after.id).toBe(spot.id);
  expect(Math.abs(after.y - spot.y)).toBeLessThanOrEqual(4);
  await page.getByRole('button', { name: /1 new message|Jump to present/ }).click();
  await expect(row(page, 'after the fire')).toHaveCount(1);
  const lines = await page.locator('[data-message]').allInnerTexts();
  const numbers = lines.flatMap((text) => /line (\d+)\./.exec(text)?.[1] ?? []).map(Number);
  expect(numbers).toEqual(numbers.map((_, i) => LINES - numbers.length + 1 + i));
  expect(complaints).toEqual([]);
});
