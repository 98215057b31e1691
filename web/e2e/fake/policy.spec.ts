import { expect, test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { composer, messageAction, ONCE, row, send, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test('nothing breaks the content security policy', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  const complaints = watch(page);
  await attach(context, world, ada);
  const reply = await page.goto(`/app/channels/${serverId}/${general}`);
  expect(reply?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(row(page, 'I can do bread')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await send(page, 'hello');
  await messageAction(page, 'hello', 'Copy text');
  await expect(page.getByRole('status').filter({ hasText: /Text copied|did not allow/ })).toBeVisible();
  await showLists(page);
  await page.getByRole('button', { name: 'Go to…' }).hover();
  await page.getByRole('button', { name: /server menu/ }).click();
  await page.getByRole('menuitem', { name: 'Invite people' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByRole('textbox', { name: 'Invite link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Appearance' }).click();
  await page.getByRole('slider').fill('18');
  expect(complaints).toEqual([]);
});

test('opens without a network, and touches nothing outside /app/', ONCE, async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  const complaints = watch(page);
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(composer(page)).toBeVisible();
  const stored = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(stored.filter((path) => !path.startsWith('/app/'))).toEqual([]);
  world.broken = true;
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('status', { name: 'Parley is loading' })).toBeVisible();
  await expect(page.getByText('You are offline.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('can be installed', ONCE, async ({ page, context }) => {
  const { world } = seed();
  await attach(context, world, null);
  await page.goto('/app/login');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await page.request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ id: '/app/', scope: '/app/', start_url: '/app/' });
  for (const { src } of manifest.icons) expect((await page.request.get(`/app/${src}`)).ok()).toBe(true);
});
