import { expect, type Page, test } from '@playwright/test';
import type { StoredChannel } from '../../src/testing/fake/objects';
import { seedPresence } from '../../src/testing/fake/seed-presence';
import type { SeededRoles } from '../../src/testing/fake/seed-roles';
import { composer, isPhone, ONCE, row, send, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

type Context = import('@playwright/test').BrowserContext;

/** As Mina, who has no rights of her own, in general, with something about it changed before. */
async function open(page: Page, context: Context, change: (s: SeededRoles, general: StoredChannel) => void) {
  const seeded = seedPresence();
  const channel = seeded.world.channels.get(seeded.general);
  if (channel) change(seeded, channel);
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded.mina);
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  return { ...seeded, complaints, client };
}

const told = (page: Page) => page.getByRole('note');

test('slow mode counts down and keeps what is written', async ({ page, context }) => {
  const { world, general, complaints } = await open(page, context, (_, channel) => {
    channel.slowmodeSeconds = 5;
  });
  await expect(page.getByText('Slow mode: one message every 5 seconds')).toBeVisible();
  await send(page, 'First');
  await expect(page.getByText(/^Slow mode: 0:0[1-5] to wait$/)).toBeVisible();
  await composer(page).fill('Second');
  await composer(page).press('Enter');
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();
  await expect(composer(page)).toHaveValue(/^Second/);
  await expect(page.getByText('Slow mode: one message every 5 seconds')).toBeVisible();
  await composer(page).fill('Second');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(row(page, 'Second')).toBeVisible();
  await expect.poll(() => world.messages.get(general)?.at(-1)?.content).toBe('Second');
  expect(complaints).toEqual([]);
});

test('what slow mode refused goes out by itself when it may', ONCE, async ({ page, context }) => {
  const { world, mina, general, client } = await open(page, context, ({ world, mina }, channel) => {
    channel.slowmodeSeconds = 4;
    world.spoke.set(`${channel.channelId}/${mina}`, Date.now() + 3000);
  });
  await expect(composer(page)).toBeVisible();
  world.spoke.set(`${general}/${mina}`, Date.now());
  await send(page, 'Too soon');
  await expect(page.getByText('Goes out when slow mode lets it.')).toBeVisible();
  await expect.poll(() => world.messages.get(general)?.at(-1)?.content).toBe('Too soon');
  await expect(page.getByText('Goes out when slow mode lets it.')).toHaveCount(0);
  expect(client.log.filter((line) => line.startsWith('POST') && line.endsWith('/messages')).length).toBe(2);
});

test('a channel for adults asks first, and fetches nothing before', async ({ page, context }) => {
  const { world, mina, general, client, films, serverId } = await open(page, context, (_, channel) => {
    channel.ageRestricted = true;
  });
  await expect(page.getByRole('heading', { name: '#general is for adults only' })).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
  expect(client.log).not.toContain(`GET /channels/${general}/messages`);
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(composer(page)).toBeVisible();
  expect(client.log).not.toContain(`GET /channels/${general}/messages`);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await page.getByRole('button', { name: 'I am old enough' }).click();
  await expect(row(page, 'I can do bread')).toBeVisible();
  expect(world.accounts.get(mina)?.user.ageConfirmed).toBe(true);
  const film = world.channels.get(films);
  if (film) film.ageRestricted = true;
  world.emitIn(films, 'CHANNEL_UPDATE', { ...film });
  await page.goto(`/app/channels/${serverId}/${films}`);
  await expect(composer(page)).toBeVisible();
});

test('an archived channel is read, found under its fold, and brought back', async ({ page, context }) => {
  const { world, general, ada, client, serverId } = await open(page, context, (_, channel) => {
    channel.archived = true;
  });
  await expect(told(page)).toHaveText('This channel is archived. You can read here, but not write.');
  await expect(row(page, 'I can do bread')).toBeVisible();
  await showLists(page);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  if (isPhone(page)) await expect(channels.getByRole('link', { name: /^general/ })).toHaveCount(0);
  await channels.getByRole('button', { name: 'Archived: 1' }).click();
  await expect(channels.getByRole('link', { name: /^general/ })).toBeVisible();
  client.userId = ada;
  await page.goto(`/app/servers/${serverId}/channel-settings/${general}/overview`);
  await page.getByRole('button', { name: 'Bring channel back' }).click();
  await expect(page.getByRole('button', { name: 'Archive channel' })).toBeVisible();
  expect(world.channels.get(general)?.archived).toBe(false);
  await page.getByRole('button', { name: 'Archive channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive #general?' });
  await expect(dialog).toContainText('Nobody but the owner and administrators can write');
  await dialog.getByRole('button', { name: 'Archive channel' }).click();
  await expect(dialog).toHaveCount(0);
  expect(world.channels.get(general)?.archived).toBe(true);
});

test('messages that would go are named before they do', async ({ page, context }) => {
  const { world, general, ada, client, serverId } = await open(page, context, () => undefined);
  client.userId = ada;
  await page.goto(`/app/servers/${serverId}/channel-settings/${general}/overview`);
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await page.getByLabel('Messages stay').selectOption({ label: '7 days' });
  await bar.getByRole('button', { name: 'Save changes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete older messages?' });
  await expect(dialog).toContainText('older than 7 days are deleted for good');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(world.channels.get(general)?.retentionSeconds).toBe(0);
  await page.getByLabel('Messages stay').selectOption({ label: 'Other…' });
  await page.getByLabel('Days').fill('45');
  await bar.getByRole('button', { name: 'Save changes' }).click();
  await dialog.getByRole('button', { name: 'Delete older messages' }).click();
  await expect(dialog).toHaveCount(0);
  expect(world.channels.get(general)?.retentionSeconds).toBe(45 * 86_400);
  // Longer deletes nothing, and asks nothing.
  await page.getByLabel('Messages stay').selectOption({ label: '365 days' });
  await bar.getByRole('button', { name: 'Save changes' }).click();
  await expect(bar).toHaveCount(0);
  expect(world.channels.get(general)?.retentionSeconds).toBe(365 * 86_400);
});

const restraints: [why: string, change: (s: SeededRoles) => void, words: string][] = [
  [
    'pending',
    ({ world, serverId, mina }) => {
      const row = world.servers.get(serverId)?.members.get(mina);
      if (row) row.pending = true;
    },
    'You can read here. To write, accept the rules first.',
  ],
  [
    'muted by a role',
    ({ world, serverId, garden }) => {
      const role = world.servers.get(serverId)?.roles.find((one) => one.roleId === garden);
      if (role) role.mutes = true;
    },
    'A role of yours keeps you from writing here. You can still read.',
  ],
  [
    'without the role that the server asks for',
    ({ world, serverId, mina }) => {
      const server = world.servers.get(serverId);
      const row = server?.members.get(mina);
      if (server) server.verification = 'highest';
      if (row) row.roleIds = [];
    },
    'Writing here needs a role. Whoever looks after this server can give you one.',
  ],
];

for (const [why, change, words] of restraints) {
  test(`who is ${why} is told so`, ONCE, async ({ page, context }) => {
    const { world, serverId, mina } = await open(page, context, change);
    await expect(told(page)).toHaveText(words);
    await expect(row(page, 'I can do bread')).toBeVisible();
    const server = world.servers.get(serverId);
    const member = server?.members.get(mina);
    if (server) server.verification = 'none';
    if (member) Object.assign(member, { pending: false, roleIds: [] });
    world.emitTo(serverId, 'SERVER_UPDATE', world.summary(serverId));
    world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, mina));
    await expect(composer(page)).toBeVisible();
  });
}

test('who is new waits, and then writes', ONCE, async ({ page, context }) => {
  await page.clock.install();
  const { world, mina, serverId } = await open(page, context, ({ world, serverId, mina }) => {
    const server = world.servers.get(serverId);
    const row = server?.members.get(mina);
    if (server) server.verification = 'medium';
    const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
    const account = world.accounts.get(mina);
    if (account) account.user.createdAt = ago(3_600_000);
    if (row) Object.assign(row, { roleIds: [], joinedAt: ago(300_000) });
  });
  await expect(told(page)).toHaveText(/^You are new here, and can write from \d\d:\d\d on\.$/);
  await page.clock.fastForward(301_000);
  await expect(composer(page)).toBeVisible();
  await send(page, 'Here now');
  await expect(row(page, 'Here now')).toBeVisible();
  expect(world.member(serverId, mina).roleIds).toEqual([]);
});
