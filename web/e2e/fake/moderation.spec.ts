import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { instanceOf, moderationOf } from '../../src/testing/fake/moderation-state';
import { type SeededModeration, seedModeration } from '../../src/testing/fake/seed-moderation';
import { composer, isPhone, messageAction, ONCE, pick, row, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

type Who = 'ada' | 'grace' | 'linus' | 'priya';

async function open(
  page: Page,
  context: BrowserContext,
  path: (seeded: SeededModeration) => string,
  who: Who = 'ada',
) {
  const seeded = seedModeration();
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/${path(seeded)}`);
  const server = seeded.world.servers.get(seeded.serverId);
  if (!server) throw new Error('the seed made no server');
  return { ...seeded, server, state: moderationOf(server), client, complaints };
}

const settings =
  (section: string) =>
  ({ serverId }: SeededModeration) =>
    `servers/${serverId}/settings/${section}`;
const chat = ({ serverId, general }: SeededModeration) => `channels/${serverId}/${general}`;
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });
const save = async (page: Page) => {
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
};

test('safety: levels, raids and channels are saved; invites pause at once and say so', async ({
  page,
  context,
}) => {
  const { server, state, serverId, general, complaints } = await open(page, context, settings('safety'));
  await page.getByRole('radio', { name: /^High/ }).first().check();
  await page.getByRole('switch', { name: 'Rules first' }).check();
  await page.getByRole('switch', { name: 'Watch for raids' }).check();
  const joins = page.getByLabel('Joins within a minute that are too many');
  await expect(joins).toHaveValue('10');
  await joins.fill('2000');
  await expect(page.getByText('A whole number from 3 to 1,000.')).toBeVisible();
  await expect(bar(page).getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await joins.fill('25');
  await page.getByRole('switch', { name: 'Pause invites then' }).check();
  await page.getByLabel('Alert channel').selectOption({ label: '#shed-keys' });
  await page.getByLabel('Keep entries for').selectOption({ label: '180 days' });
  await save(page);
  expect(server).toMatchObject({ verification: 'high', rulesGate: true });
  expect(state.safety).toMatchObject({ raidJoins: 25, raidPauses: true, auditDays: 180 });
  await page.getByRole('button', { name: 'For 6 hours' }).click();
  await expect(page.getByText(/^Paused until/)).toBeVisible();
  expect(Date.parse(server.invitesPausedUntil ?? '') - Date.now()).toBeGreaterThan(5.9 * 3_600_000);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await showLists(page);
  await expect(page.getByText(/Invites are paused until/)).toBeVisible();
  await page.getByRole('button', { name: 'Let people join again' }).click();
  await expect(page.getByText(/Invites are paused/)).toHaveCount(0);
  expect(server.invitesPausedUntil).toBeNull();
  expect(complaints).toEqual([]);
});

test('a screening rule is made, tried while it is edited, saved, switched off and deleted', async ({
  page,
  context,
}) => {
  const { state, complaints } = await open(page, context, settings('screening'));
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name', { exact: true }).fill('No watches');
  await page.getByLabel('Words', { exact: true }).fill('watch*\n\nwatch*\n  clock ');
  const box = page.getByLabel('A message as somebody could write it');
  await box.fill('🕰️ Cheap Watches and a crowbar');
  await expect(page.getByText('This rule: Held back by No watches.')).toBeVisible();
  await expect(page.getByText('All rules that are on: Held back by Shed language.')).toBeVisible();
  await expect(page.locator('mark')).toHaveText(['Watches', 'crowbar']);
  await box.fill('A visit to the crowbar museum');
  await expect(page.getByText('All rules that are on: Nothing is hit.')).toBeVisible();
  await page.getByLabel('What they are told').fill('No watches here.');
  await page.getByRole('button', { name: 'Add role' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Warden' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('Time out who wrote it').selectOption({ label: '1 hour' });
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  const rules = page.getByRole('list', { name: 'Screening rules' });
  await expect(rules.getByRole('listitem')).toHaveCount(4);
  expect(state.rules.at(-1)).toMatchObject({
    name: 'No watches',
    keywords: ['watch*', 'clock'],
    blockMessage: 'No watches here.',
    timeoutSeconds: 3600,
  });
  expect(state.rules.at(-1)?.exemptRoleIds).toHaveLength(1);
  await page.getByRole('switch', { name: 'Rule No watches is on' }).uncheck();
  await expect.poll(() => state.rules.at(-1)?.enabled).toBe(false);
  await page.getByRole('link', { name: 'No watches' }).click();
  await page.getByRole('button', { name: 'Delete rule' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete rule' }).click();
  await expect(rules.getByRole('listitem')).toHaveCount(3);
  expect(complaints).toEqual([]);
});

test(
  'a pattern that can’t be read says so by its field, before it is saved',
  ONCE,
  async ({ page, context }) => {
    const { state } = await open(page, context, settings('screening/new'));
    await page.getByLabel('Name', { exact: true }).fill('Broken');
    await page.getByLabel('What it looks for').selectOption({ label: 'Patterns' });
    const patterns = page.getByLabel('Patterns', { exact: true });
    await patterns.fill('(never closed');
    await expect(patterns).toHaveAttribute('aria-invalid', 'true');
    await expect(patterns).toHaveAccessibleDescription(/missing \)/);
    await expect(bar(page).getByRole('button', { name: 'Save changes' })).toBeDisabled();
    await patterns.fill('(closed)');
    await expect(patterns).not.toHaveAttribute('aria-invalid');
    await bar(page).getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('link', { name: 'Broken' })).toBeVisible();
    expect(state.rules.at(-1)?.patterns).toEqual(['(closed)']);
  },
);

test('what a rule holds back returns to where it was written, with the reason', async ({ page, context }) => {
  await open(page, context, chat, 'priya');
  await composer(page).fill('this crowbar is mine');
  if (isPhone(page)) await page.getByRole('button', { name: 'Send' }).click();
  else await composer(page).press('Enter');
  await expect(page.getByText('Not sent. Mind the language of the shed, please.')).toBeVisible();
  await expect(composer(page)).toHaveValue('this crowbar is mine');
  await expect(row(page, 'this crowbar is mine')).toHaveCount(0);
  await composer(page).fill('this tool is mine');
  await expect(page.getByText(/^Not sent/)).toHaveCount(0);
});

test('a message is reported; the queue hears of it, and it is claimed and resolved', async ({
  page,
  context,
  browser,
}) => {
  const seeded = await open(page, context, chat, 'linus');
  const { world, grace, serverId, state } = seeded;
  const mods = await browser.newContext({ baseURL: new URL(page.url()).origin, serviceWorkers: 'block' });
  await attach(mods, world, grace);
  const queue = await mods.newPage();
  await queue.goto(`/app/servers/${serverId}/settings/reports`);
  const cards = queue.getByRole('list', { name: 'Reports' }).getByRole('article');
  await expect(cards).toHaveCount(2);
  await messageAction(page, 'Cheap watches', 'Report message');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Cheap watches');
  await expect(dialog.getByRole('button', { name: 'Send report' })).toBeDisabled();
  await dialog.getByRole('radio', { name: 'Something illegal' }).check();
  await dialog.getByLabel('Anything the moderators should know').fill('Fakes.');
  await dialog.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByText('Thank you. The moderators will look at it.')).toBeVisible();
  await expect(queue.getByText('4 times')).toBeVisible();
  const card = cards.filter({ hasText: 'Cheap watches' });
  await card.getByRole('button', { name: 'Claim' }).click();
  await expect(cards).toHaveCount(1);
  await queue.getByText('Mine', { exact: true }).click();
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Act' }).click();
  await queue.getByRole('menuitem', { name: 'Ban', exact: true }).click();
  const ban = queue.getByRole('dialog', { name: 'Ban Priya?' });
  await ban.getByLabel('Delete what they wrote').selectOption({ label: 'In the last 6 hours' });
  await ban.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(ban).toHaveCount(0);
  await expect(row(page, 'Cheap watches')).toHaveCount(0);
  await card.getByRole('button', { name: 'Resolve' }).click();
  const close = queue.getByRole('dialog', { name: 'Resolve this report?' });
  await close.getByLabel('Outcome').fill('Banned for good.');
  await close.getByRole('button', { name: 'Resolve' }).click();
  await expect(queue.getByText('You have claimed nothing')).toBeVisible();
  await queue.getByText('Closed', { exact: true }).click();
  await expect(card).toContainText('Outcome: Banned for good.');
  expect(state.reports[0]).toMatchObject({ state: 'resolved', moderatorId: grace });
  await mods.close();
});

test('who does not moderate has no queue, and sees no count', ONCE, async ({ page, context }) => {
  const { client } = await open(page, context, settings('reports'), 'linus');
  await expect(page).toHaveURL(/\/channels\//);
  await showLists(page);
  await page.getByRole('button', { name: 'Lantern Street: server menu', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /Reports/ })).toHaveCount(0);
  expect(client.log.filter((line) => line.includes('/reports'))).toEqual([]);
});

test('a case holds notes, reports and acts, and how somebody came', async ({ page, context }) => {
  const { serverId, state, priya, complaints } = await open(page, context, chat, 'grace');
  if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByRole('button', { name: /^Priya, / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open case' }).click();
  await expect(page).toHaveURL(new RegExp(`/servers/${serverId}/settings/members/${priya}`));
  await expect(page.getByRole('heading', { name: 'Case: Priya' })).toBeVisible();
  await expect(page.getByText('x7Qh2')).toBeVisible();
  await expect(page.getByRole('article', { name: 'Report about Priya' })).toHaveCount(2);
  await page.getByLabel('New note').fill('Talked to her. She is sorry.');
  await page.getByRole('button', { name: 'Add note' }).click();
  const notes = page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
  await expect(notes.first()).toContainText('She is sorry.');
  await expect(page.getByText('Grace Hopper added a note about Priya')).toHaveCount(0);
  await notes.last().getByRole('button', { name: 'Delete note' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete note' }).click();
  await expect(notes).toHaveCount(1);
  expect(state.notes.map((note) => note.text)).toEqual(['Talked to her. She is sorry.']);
  await page.getByRole('button', { name: 'Actions for Priya' }).click();
  await page.getByRole('menuitem', { name: 'Time out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Time out' }).click();
  await expect(page.getByText(/^Timed out until \d/)).toBeVisible();
  await expect(page.getByText('Grace Hopper changed the member Priya')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('many members are removed at once, with progress and a stop', async ({ page, context }) => {
  const { world, server, complaints } = await open(page, context, settings('members'));
  instanceOf(world).haltAt = 1;
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Garden crew' });
  await expect(page.getByText('2 members', { exact: true })).toBeVisible();
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Any role' });
  await expect(page.getByLabel('Select Priya')).toBeVisible();
  await page.getByLabel('Select all that are shown').check();
  const chosen = Number(/\d+/.exec((await page.getByText(/^\d+ selected$/).textContent()) ?? '')?.[0]);
  expect(chosen).toBeGreaterThan(2);
  const before = server.members.size;
  const actions = page.getByRole('region', { name: 'What to do with the selected' });
  await actions.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Remove ${chosen} members?` });
  await expect(dialog).toContainText('come back only with a new invite');
  await dialog.getByRole('button', { name: `Remove ${chosen}` }).click();
  const dock = page.getByRole('region', { name: 'What is being done' });
  await expect(dock.getByText(/^Removing members: 1 of/)).toBeVisible();
  await dock.getByRole('button', { name: 'Stop' }).click();
  await expect(dock.getByText(/^Stopped: 1 of/)).toBeVisible();
  expect(before - server.members.size).toBe(1);
  await dock.getByRole('button', { name: 'Close' }).click();
  await expect(dock).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('messages of one member go from a channel, in front of everybody', async ({ page, context }) => {
  const { world, general, linus } = await open(page, context, chat);
  await expect(row(page, 'I can do bread')).toBeVisible();
  await showLists(page);
  await page
    .getByRole('navigation', { name: 'Channels' })
    .getByRole('link', { name: /^general/ })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete messages' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete many messages?' });
  await pick(page, 'Whose', 'Linus');
  await dialog.getByLabel('How many at most').fill('100');
  await expect(dialog).toContainText('The newest 100 messages of Linus in #general go for everybody');
  await dialog.getByRole('button', { name: 'Delete 100 messages' }).click();
  await expect(page.getByText('4 of 4 messages deleted')).toBeVisible();
  expect(world.messages.get(general)?.some((message) => message.senderId === linus)).toBe(false);
  if (isPhone(page)) await page.goBack();
  await expect(row(page, 'I can do bread')).toHaveCount(0);
});

test('the first mute makes the role, and unmuting takes it', async ({ page, context }) => {
  const { server, priya } = await open(page, context, chat, 'grace');
  await messageAction(page, 'Cheap watches', 'Mute');
  const dialog = page.getByRole('dialog', { name: 'Mute Priya?' });
  await expect(dialog).toContainText('No role mutes yet.');
  await dialog.getByRole('button', { name: 'Mute' }).click();
  await expect(page.getByText('Priya is muted.')).toBeVisible();
  const role = server.roles.find((one) => one.mutes);
  expect(role?.name).toBe('Muted');
  expect(server.members.get(priya)?.roleIds).toContain(role?.roleId);
  await messageAction(page, 'Cheap watches', 'Unmute');
  await page.getByRole('dialog').getByRole('button', { name: 'Unmute' }).click();
  await expect(page.getByText('Priya can be heard again.')).toBeVisible();
  expect(server.members.get(priya)?.roleIds).not.toContain(role?.roleId);
});

test('the roles page offers a role that mutes while there is none', ONCE, async ({ page, context }) => {
  const { server } = await open(page, context, settings('roles'));
  await page.getByRole('button', { name: 'Make a “Muted” role' }).click();
  await expect(page.getByRole('switch', { name: 'Mutes' })).toBeChecked();
  expect(server.roles.some((role) => role.mutes)).toBe(true);
});

test(
  'the log tells new acts in words, and filters by what they are about',
  ONCE,
  async ({ page, context }) => {
    const { priya, general, server, serverId, client } = await open(page, context, settings('audit'));
    client.handle('PATCH', `/servers/${serverId}/safety`, { invitesPausedSeconds: 3600 });
    client.handle('POST', `/servers/${serverId}/members/${priya}/notes`, { text: 'x' });
    client.handle('POST', `/servers/${serverId}/mass-actions`, {
      type: 'purge',
      channelId: general,
      limit: 2,
    });
    await expect.poll(() => server.audit[0]?.action).toBe('message_bulk_delete');
    await page.reload();
    const rows = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
    await expect(rows.first()).toContainText('Ada deleted many messages in #general');
    await expect(page.getByText('Ada paused or resumed all invites')).toBeVisible();
    await expect(page.getByText('Entries are kept for 90 days.')).toBeVisible();
    await pick(page, 'About', 'Priya');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('Ada added a note about Priya');
  },
);

test('an admin disables an account, suspends a server and deletes it; all of it is kept', async ({
  page,
  context,
}) => {
  const { world, linus } = await open(page, context, () => 'settings/profile');
  await page.getByRole('link', { name: 'This Parley' }).click();
  await page.getByLabel('Find by name').fill('linus');
  const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await expect(people).toHaveCount(1);
  await page.getByRole('button', { name: 'Disable Linus' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('logged out everywhere');
  await dialog.getByLabel('Reason').fill('Asked for it');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(people.getByText('disabled')).toBeVisible();
  expect(instanceOf(world).disabled.has(linus)).toBe(true);
  await page.getByRole('link', { name: 'Servers' }).click();
  await page.getByRole('button', { name: 'Suspend Book club' }).click();
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('suspended')).toBeVisible();
  await page.getByRole('button', { name: 'Delete Book club' }).click();
  const confirm = dialog.getByRole('button', { name: 'Delete server' });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('Write “Book club” to confirm').fill('Book club');
  await confirm.click();
  await expect(page.getByText('Book club')).toHaveCount(0);
  await page.getByRole('link', { name: 'Log' }).click();
  await expect(page.getByText('Ada deleted the server Book club')).toBeVisible();
  await expect(page.getByText('Reason: Asked for it')).toBeVisible();
});

test('who does not run the instance finds no way into its pages', ONCE, async ({ page, context }) => {
  const { client } = await open(page, context, () => 'settings/profile', 'grace');
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'This Parley' })).toHaveCount(0);
  await page.goto('/app/admin/users');
  await expect(page).toHaveURL(/\/channels\//);
  expect(client.log.filter((line) => line.includes('/admin'))).toEqual([]);
});

test('what the screening tells stands for itself, whoever it is about', ONCE, async ({ page, context }) => {
  await open(page, context, ({ serverId, keys }) => `channels/${serverId}/${keys}`, 'grace');
  const alert = row(page, 'you rustbucket');
  await expect(alert).toContainText('Screening, about Priya');
  await alert.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Mute' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Report message' })).toHaveCount(0);
});
