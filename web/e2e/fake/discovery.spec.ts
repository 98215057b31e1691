import { expect, test } from '@playwright/test';
import { PASSWORD } from '../../src/testing/fake/seed';
import { seedGrowth } from '../../src/testing/fake/seed-growth';
import { isPhone, ONCE } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

test('servers are explored from the rail, searched, and joined', async ({ page, context }) => {
  const { world, nora, harbour } = seedGrowth();
  const complaints = watch(page);
  await attach(context, world, nora);
  await page.goto('/app/');
  await page
    .getByRole('button', { name: 'Explore servers' })
    .or(page.getByRole('link', { name: 'Explore servers' }))
    .first()
    .click();
  const cards = page.getByRole('list', { name: 'Servers to join' }).getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText('1 member');
  await page.getByLabel('Find by name or description').fill('tides');
  await expect(cards).toHaveCount(1);
  await page.getByLabel('Find by name or description').fill('zebra');
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await page.getByLabel('Find by name or description').fill('');
  await expect(cards).toHaveCount(2);
  await page.getByRole('button', { name: 'Join Harbour Radio' }).click();
  await expect(page).toHaveURL(new RegExp(`/channels/${harbour}`));
  expect(world.servers.get(harbour)?.members.has(nora)).toBe(true);
  await page.goto('/app/discover');
  await expect(page.getByRole('button', { name: 'Open Harbour Radio' })).toBeVisible();
  if (isPhone(page)) {
    await page.getByRole('button', { name: 'Channels and servers' }).click();
    await expect(page.getByRole('navigation', { name: 'Channels' })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test(
  'many servers come page by page; none are a sentence; a broken line is tried again',
  ONCE,
  async ({ page, context }) => {
    const { world, nora } = seedGrowth();
    const { userId } = world.addAccount('many', PASSWORD);
    await attach(context, world, nora);
    for (let i = 0; i < 30; i++) {
      const server = world.servers.get(world.addServer(`Reading room ${i}`, userId));
      if (server) server.discoverable = true;
    }
    await page.goto('/app/discover');
    const cards = page.getByRole('list', { name: 'Servers to join' }).getByRole('listitem');
    await expect(cards).toHaveCount(24);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(cards).toHaveCount(32);
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
    for (const server of world.servers.values()) server.discoverable = false;
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Nothing to explore so far' })).toBeVisible();
    world.broken = true;
    await page.getByLabel('Find by name or description').fill('x');
    await expect(page.getByRole('alert')).toContainText('can’t be reached');
    world.broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  },
);

test('a server shows itself only after it was said what that means', async ({ page, context }) => {
  const { world, ada, serverId } = seedGrowth();
  await attach(context, world, ada);
  await page.goto(`/app/servers/${serverId}/settings/overview`);
  const shows = page.getByRole('switch', { name: 'Show in “Explore servers”' });
  await shows.click();
  const sure = page.getByRole('dialog', { name: 'Show Lantern Street to everybody?' });
  await expect(sure).toContainText('joins without an invite');
  await sure.getByRole('button', { name: 'Cancel' }).click();
  await expect(shows).not.toBeChecked();
  expect(world.servers.get(serverId)?.discoverable).toBe(false);
  await shows.click();
  await sure.getByRole('button', { name: 'Show it to everybody' }).click();
  await expect(shows).toBeChecked();
  expect(world.servers.get(serverId)?.discoverable).toBe(true);
  await shows.click();
  await expect(shows).not.toBeChecked();
  expect(world.servers.get(serverId)?.discoverable).toBe(false);
});
