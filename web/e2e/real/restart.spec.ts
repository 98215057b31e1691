import { expect, test } from '@playwright/test';
import { composer, fillCredentials, row } from '../support/acts';
import { OWNER } from '../support/real';
import { type Served, serve } from '../support/serve';
import { watch } from '../support/watch';

const binary = process.env.PARLEY_BIN ?? '';
test.skip(!binary, 'needs PARLEY_BIN, the server to start and kill');
test.use({ serviceWorkers: 'block' });
test.setTimeout(240_000);

const LINES = 60;
let served: Served;

test.beforeAll(async () => {
  served = await serve(binary);
});
test.afterAll(() => served?.stop());

test('a killed server comes back to the same draft at the same place', async ({ page }) => {
  const complaints = watch(page);
  await page.goto(served.setupUrl);
  await fillCredentials(page, OWNER.name, OWNER.password);
  await page.getByLabel('Name of your first server').fill('Phoenix');
  await page.getByRole('button', { name: 'Set up Parley' }).click();
  await expect(composer(page)).toBeVisible({ timeout: 90_000 });
  const channelId = page.url().split('/').at(-1);
  const post = async (content: string) => {
    for (;;) {
      const reply = await page.request.post(`${served.url}/channels/${channelId}/messages`, {
        headers: { 'X-Parley-Client': 'web' },
        data: { content },
      });
      if (reply.status() === 201) return;
      expect(reply.status()).toBe(429);
      await page.waitForTimeout(1000 * Number(reply.headers()['retry-after'] ?? 1));
    }
  };
  for (let i = 1; i <= LINES; i++) await post(`line ${i}.`);
  await expect(row(page, `line ${LINES}.`)).toBeVisible();
  await row(page, `line ${LINES}.`).hover();
  for (let i = 0; i < 8; i++) await page.mouse.wheel(0, -100);
  await expect(row(page, `line ${LINES}.`)).not.toBeInViewport();
  await composer(page).fill('half a thought');
  const top = await page.evaluate(() => {
    const middle = innerHeight / 2;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-message]')];
    const at = rows.find((r) => r.getBoundingClientRect().top > middle);
    return { id: at?.dataset.message ?? '', y: at?.getBoundingClientRect().top ?? 0 };
  });

  await served.kill();
  await expect(page.getByText(/No connection to the server|Reconnecting/)).toBeVisible({ timeout: 90_000 });
  await served.restart();
  await expect(page.getByText(/No connection to the server|Reconnecting/)).toHaveCount(0, {
    timeout: 90_000,
  });
  await post('after the fire');

  await page.waitForTimeout(1500);
  await expect(composer(page)).toHaveValue('half a thought');
  const held = page.locator(`[data-message="${top.id}"]`);
  await expect(held).toBeInViewport();
  expect(Math.abs(((await held.boundingBox())?.y ?? 0) - top.y)).toBeLessThanOrEqual(4);
  await page.getByRole('button', { name: /Jump to present|new message/ }).click();
  await expect(row(page, 'after the fire')).toHaveCount(1);
  const lines = await page.locator('[data-message]').allInnerTexts();
  const numbers = lines.flatMap((text) => /line (\d+)\./.exec(text)?.[1] ?? []).map(Number);
  expect(numbers).toEqual(numbers.map((_, i) => LINES - numbers.length + 1 + i));
  expect(complaints).toEqual([]);
});
