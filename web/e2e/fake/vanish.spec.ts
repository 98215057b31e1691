import { expect, test } from '@playwright/test';
import { bits } from '../../src/lib/permission-bits';
import { seedRoles } from '../../src/testing/fake/seed-roles';
import { composer, isPhone, ONCE, openChannel, row } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

test('a channel that closes while one types keeps the draft', async ({ page, context }) => {
  const { world, grace, serverId, keys, warden } = seedRoles();
  const complaints = watch(page);
  await attach(context, world, grace);
  await page.goto(`/app/channels/${serverId}/${keys}`);
  await composer(page).fill('the red one is with');
  const row = world.servers.get(serverId)?.members.get(grace);
  const roles = (roleIds: string[]) =>
    world.change(
      serverId,
      () => Object.assign(row ?? {}, { roleIds }),
      () => world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, grace)),
    );
  roles([]);
  await expect(page.getByRole('status').filter({ hasText: 'What you were writing is kept' })).toBeVisible();
  if (isPhone(page)) await expect(page.getByRole('navigation', { name: 'Channels' })).toBeVisible();
  else await expect(page.getByRole('heading', { level: 1 })).toHaveText('general');
  await expect(page.getByRole('link', { name: 'shed-keys' })).toHaveCount(0);
  roles([warden]);
  await openChannel(page, 'shed-keys');
  await expect(composer(page)).toHaveValue('the red one is with');
  expect(complaints).toEqual([]);
});

test('says why one can’t write', async ({ page, context }) => {
  const { world, linus, serverId, general } = seedRoles();
  await attach(context, world, linus);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeVisible();
  const member = world.servers.get(serverId)?.members.get(linus);
  const until = (timedOutUntil: string | null) => {
    Object.assign(member ?? {}, { timedOutUntil });
    world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, linus));
  };
  until(new Date(Date.now() + 3_600_000).toISOString());
  await expect(page.getByRole('note')).toContainText('You are timed out and can write again at');
  await expect(composer(page)).toHaveCount(0);
  until(new Date(Date.now() + 1500).toISOString());
  await expect(composer(page)).toBeVisible();
  const channel = world.channels.get(general);
  channel?.overwrites.push({
    type: 'role',
    targetId: serverId,
    allow: '0',
    deny: bits('send_messages').toString(),
  });
  world.emitIn(general, 'CHANNEL_UPDATE', channel);
  await expect(page.getByRole('note')).toHaveText('You can read here, but not write.');
});

test(
  'the server anew replaces what was held, and keeps what is being written',
  ONCE,
  async ({ page, context }) => {
    const { world, linus, serverId, general } = seedRoles();
    const client = await attach(context, world, linus);
    await page.goto(`/app/channels/${serverId}/${general}`);
    await expect(row(page, 'I can do bread')).toBeVisible();
    await composer(page).fill('half a sen');
    // Missed: a message that went, and a new one.
    const list = world.messages.get(general) ?? [];
    list.splice(
      list.findIndex((m) => m.content.startsWith('I can do bread')),
      1,
    );
    world.post(general, linus, 'Written meanwhile', Date.now());
    const server = world.servers.get(serverId);
    if (server) server.name = 'Lantern Avenue';
    world.replaceServer(serverId, linus);
    await expect(row(page, 'Written meanwhile')).toBeVisible();
    await expect(row(page, 'I can do bread')).toHaveCount(0);
    await expect(composer(page)).toHaveValue('half a sen');
    await expect(page).toHaveTitle(/Lantern Avenue/);
    expect(client.log.filter((line) => line === `GET /channels/${general}/messages`)).toHaveLength(2);
  },
);
