import { expect, type Page, test } from '@playwright/test';
import { composer, isPhone, openChannel, row, showLists } from '../support/acts';
import { ask, furnish, type Room } from '../support/bot';
import { comeIn, person } from '../support/people';
import { type Cut, cuttable, OWNER, shot } from '../support/real';
import { type Served, serve } from '../support/serve';

test.use({ serviceWorkers: 'block' });
test.setTimeout(120_000);

const FRIEND = { name: 'friend', password: 'correct horse battery' };
const VIEW = '1024';

let served: Served;
let room: Room;
const complaints: string[][] = [];

/** A channel that only who has the role `keys` sees, and a friend who has it. */
async function house(): Promise<{ keys: string; role: string; friendId: string }> {
  const { serverId, ownerToken } = room;
  const made = await ask(served, `/servers/${serverId}/roles`, ownerToken, { name: 'Keepers', hoist: true });
  const keys = (await ask(served, `/servers/${serverId}/channels`, ownerToken, { name: 'keys' })).channelId;
  const overwrite = (target: string, what: object) =>
    ask(served, `/channels/${keys}/overwrites/${target}`, ownerToken, { type: 'role', ...what }, 'PUT');
  await overwrite(serverId, { deny: VIEW });
  await overwrite(made.roleId, { allow: VIEW });
  const { code } = await ask(served, `/servers/${serverId}/invites`, ownerToken);
  const friend = await ask(served, '/auth/register', '', { ...FRIEND, inviteCode: code });
  await ask(served, `/invites/${code}`, friend.token);
  const friendId = friend.user.userId;
  await ask(served, `/servers/${serverId}/members/${friendId}/roles/${made.roleId}`, ownerToken, {}, 'PUT');
  return { keys, role: made.roleId, friendId };
}

/** The moderator unticks the role in the friend's profile. */
async function toggleRole(page: Page): Promise<void> {
  if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByRole('button', { name: /^friend, / }).click();
  await page.getByRole('button', { name: 'Change roles of friend' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Keepers' }).click();
}

test.beforeAll(async () => {
  served = await serve();
  room = await furnish(served);
});
test.afterAll(() => served?.stop());

test('a moderator takes a role away while its holder is typing', async ({ browser }, info) => {
  const { keys, role, friendId } = await house();
  const { serverId, ownerToken } = room;
  const owner = await person(browser, info, complaints);
  const friend = await person(browser, info, complaints);
  const wire: Cut = await cuttable(friend.context());
  await comeIn(served, owner, OWNER, `/app/channels/${serverId}/${room.channelId}`);
  await comeIn(served, friend, FRIEND, `/app/channels/${serverId}/${keys}`);
  await ask(served, `/channels/${keys}/messages`, ownerToken, { content: 'the red one is for the shed' });
  await expect(row(friend, 'the red one')).toBeVisible();
  await composer(friend).fill('and the blue one');

  await toggleRole(owner);
  await expect(friend.getByRole('status').filter({ hasText: 'What you were writing is kept' })).toBeVisible();
  await showLists(friend);
  await expect(friend.getByRole('link', { name: 'keys' })).toHaveCount(0);
  await expect(row(friend, 'the red one')).toHaveCount(0);
  await shot(friend, info, 'friend-lost-channel');

  // By its address there is nothing: not for the page, and not for the server.
  const headers = { 'X-Parley-Client': 'web' };
  for (const path of ['', '/messages']) {
    const reply = await friend.request.get(`${served.url}/channels/${keys}${path}`, { headers });
    expect(reply.status()).toBe(404);
  }
  await friend.goto(`${served.url}/app/channels/${serverId}/${keys}`);
  await expect(row(friend, 'the red one')).toHaveCount(0);
  await friend.goto(`${served.url}/app/channels/${serverId}/${room.channelId}`);
  await expect(composer(friend)).toBeVisible();

  // What is said meanwhile does not come with a resume either.
  await expect.poll(() => wire.events).toContain('READY');
  await wire.cut();
  await ask(served, `/channels/${keys}/messages`, ownerToken, { content: 'said behind the door' });
  await ask(served, `/channels/${room.channelId}/messages`, ownerToken, { content: 'said in the open' });
  await wire.mend();
  await expect(row(friend, 'said in the open')).toBeVisible({ timeout: 60_000 });
  expect(wire.events).toContain('RESUMED');
  expect(wire.frames.filter((frame) => frame.includes('said behind the door'))).toEqual([]);

  // Given back, the channel is there again with what was being written.
  await ask(served, `/servers/${serverId}/members/${friendId}/roles/${role}`, ownerToken, {}, 'PUT');
  await openChannel(friend, 'keys');
  await expect(row(friend, 'said behind the door')).toBeVisible();
  await expect(composer(friend)).toHaveValue('and the blue one');
  await owner.context().close();
  await friend.context().close();
  expect(complaints.flat()).toEqual([]);
});
