import { expect, test } from '@playwright/test';
import { seedRoles } from '../../src/testing/fake/seed-roles';
import { isPhone, showLists } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block' });

test('categories fold, remember it, and show what is new all the same', async ({ page, context }) => {
  const { world, ada, serverId, general } = seedRoles();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await showLists(page);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: 'Evenings', exact: true }).click();
  await expect(channels.getByRole('link', { name: 'announcements' })).toHaveCount(0);
  await expect(channels.getByRole('link', { name: 'film-night, unread' })).toBeVisible();
  await page.reload();
  await expect(channels.getByRole('button', { name: 'Evenings, 2 channels hidden' })).toBeVisible();
  await channels.getByRole('button', { name: /^Evenings/ }).click();
  await expect(channels.getByRole('link', { name: 'announcements' })).toBeVisible();
  await expect(channels.getByRole('link', { name: 'shed-keys, not for everyone' })).toBeVisible();
});

test('channels are made in their category, and moved by the menu, with a way back', async ({
  page,
  context,
}) => {
  const { world, ada, serverId, general, backstage } = seedRoles();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await showLists(page);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: 'Create channel in Backstage' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('In Backstage');
  await dialog.getByLabel('Name').fill('Rota');
  await dialog.getByRole('button', { name: 'Create channel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'rota' })).toBeVisible();
  const made = [...world.channels.values()].find((channel) => channel.name === 'rota');
  expect(made?.parentId).toBe(backstage);
  expect(made?.overwrites).toEqual(world.channels.get(backstage)?.overwrites);
  await showLists(page);
  const names = () => channels.getByRole('link').allInnerTexts();
  expect((await names()).slice(0, 2)).toEqual(['general', 'garden']);
  await channels.getByRole('link', { name: 'garden', exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(['garden', 'general']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(['general', 'garden']);
});

test('a channel is dragged into a category', async ({ page, context }) => {
  test.skip(isPhone(page), 'fingers move channels by the menu');
  const { world, ada, serverId, general } = seedRoles();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  const from = await channels.getByRole('link', { name: 'repairs' }).boundingBox();
  const to = await channels.getByRole('link', { name: 'announcements' }).boundingBox();
  await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 15);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 4, { steps: 8 });
  await page.mouse.up();
  const repairs = [...world.channels.values()].find((channel) => channel.name === 'repairs');
  const evenings = [...world.channels.values()].find((channel) => channel.name === 'Evenings');
  await expect.poll(() => repairs?.parentId).toBe(evenings?.channelId);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('general');
});
