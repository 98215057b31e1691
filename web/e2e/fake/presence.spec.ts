import { expect, type Page, test } from '@playwright/test';
import type { FakeConnection } from '../../src/testing/fake/connection';
import { seedPresence } from '../../src/testing/fake/seed-presence';
import type { SeededRoles } from '../../src/testing/fake/seed-roles';
import { composer, isPhone, ONCE, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

type Context = import('@playwright/test').BrowserContext;
type Who = 'ada' | 'grace';

async function open(page: Page, context: Context, crowd = 0, who: Who = 'ada') {
  const seeded = seedPresence({ crowd });
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  await expect(composer(page)).toBeVisible();
  return { ...seeded, complaints, client };
}

const list = (page: Page) => page.getByRole('complementary').getByRole('list', { name: 'Members' });
const person = (page: Page, name: string | RegExp) => list(page).getByRole('button', { name });

async function showMembers(page: Page): Promise<void> {
  if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
  await expect(list(page)).toBeVisible();
}

const ownMenu = (page: Page) => page.getByRole('button', { name: /Change status$/ });

/** What one's gateway connection was told by op 14. */
function asked({ world }: SeededRoles, userId: string): unknown[][] {
  const mine = [...world.connections].filter((one: FakeConnection) => one.userId === userId);
  return mine.flatMap(({ said }) =>
    said.filter(({ op }) => op === 14).map(({ d }) => (d as { ranges: unknown[] }).ranges),
  );
}

test('a status is chosen, on this device and from another', async ({ page, context }) => {
  const { world, ada, complaints } = await open(page, context);
  await showLists(page);
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Online. Change status');
  await ownMenu(page).click();
  await page.getByRole('menuitemradio', { name: /^Do not disturb/ }).click();
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Do not disturb. Change status');
  expect(world.presence(ada).status).toBe('dnd');
  const account = world.accounts.get(ada);
  if (account) account.choice = { status: 'invisible', customStatus: null };
  world.emit(`a:${ada}`, 'PRESENCE_CHOICE', account?.choice, (id) => id === ada);
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Invisible. Change status');
  await ownMenu(page).click();
  await expect(page.getByRole('menuitemradio', { name: /^Invisible/ })).toBeChecked();
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

test('a status of one’s own words is set, shown to others, and cleared', async ({ page, context }) => {
  const { world, ada } = await open(page, context);
  await showLists(page);
  await ownMenu(page).click();
  await page.getByRole('menuitem', { name: 'Set a status' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a status' });
  await expect(dialog.getByLabel('What’s going on?')).toBeFocused();
  await dialog.getByLabel('What’s going on?').fill('x'.repeat(129));
  await expect(dialog.getByText('A status has at most 128 characters.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('What’s going on?').fill('Soup is on');
  await dialog.getByRole('button', { name: 'Take 🍜' }).click();
  await dialog.getByLabel('Clear after').selectOption({ label: '4 hours' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Online, 🍜 Soup is on. Change status');
  const { customStatus } = world.presence(ada);
  expect(customStatus).toMatchObject({ text: 'Soup is on', emoji: '🍜' });
  const hours = (Date.parse(customStatus?.expiresAt ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(3.9);
  expect(hours).toBeLessThan(4.1);
  await ownMenu(page).click();
  await page.getByRole('menuitem', { name: 'Clear status' }).click();
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Online. Change status');
  expect(world.presence(ada).customStatus).toBeNull();
});

test('the list shows how people are, and follows them', async ({ page, context }) => {
  const { world, linus, mina, serverId } = await open(page, context);
  await showMembers(page);
  await expect(list(page).getByRole('heading')).toHaveText([
    'Warden: 1',
    'Projectionist: 1',
    'Online: 3',
    'Offline: 3',
  ]);
  await expect(person(page, 'Linus, Do not disturb, 🍞 Counting loaves until seven')).toBeVisible();
  await expect(person(page, 'Mina Okafor, Idle')).toBeVisible();
  await expect(person(page, 'Théo, Offline')).toBeVisible();
  world.setAround(mina, false);
  await expect(list(page).getByRole('heading').last()).toHaveText('Offline: 4');
  await expect(person(page, 'Mina Okafor, Offline')).toBeVisible();
  world.join(serverId, world.addAccount('nadia', 'correct horse', 'Nadia').userId);
  await expect(person(page, 'Nadia, Offline')).toBeVisible();
  await expect(list(page).getByRole('heading').last()).toHaveText('Offline: 5');
  await person(page, /^Linus/).click();
  const card = page.getByRole('dialog');
  await expect(card).toContainText('Do not disturb');
  await expect(card).toContainText('🍞 Counting loaves until seven');
  await expect(card.getByRole('list', { name: 'What they are doing' })).toContainText(
    'PlayingTabletop Trains',
  );
  await expect(card.getByRole('list', { name: 'What they are doing' })).toContainText('For 1 hour');
  world.setAround(linus, false);
  await expect(card).toContainText('Offline');
});

test('a long list holds only what is in sight, and asks for no more', async ({ page, context }) => {
  test.setTimeout(120_000);
  const seeded = await open(page, context, 2400);
  const { world, ada, serverId, films, complaints } = seeded;
  await showMembers(page);
  await expect(person(page, 'Guest 0002, Online')).toBeVisible();
  expect(asked(seeded, ada)).toEqual([[[0, 99]]]);
  const scroller = list(page).locator('..');
  await scroller.evaluate((element) => element.scrollTo(0, 48 * 600));
  await expect(person(page, /^Guest 1[12]\d\d, Online/).first()).toBeVisible();
  const ranges = asked(seeded, ada).at(-1) as [number, number][];
  expect(ranges.length).toBeLessThanOrEqual(3);
  for (const [first, last] of ranges) expect([first % 100, last - first]).toEqual([0, 99]);
  expect(await list(page).getByRole('listitem').count()).toBeLessThan(60);
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(person(page, 'Wei (upstairs), Online')).toBeVisible();
  // In a server as large as this nobody is told who comes: the list is.
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await expect(list(page).getByRole('heading').first()).toHaveText('Warden: 1');
  const moved = [...world.accounts.values()].find(({ user }) => user.displayName === 'Guest 0001');
  world.setAround(moved?.user.userId ?? '', true);
  await expect(person(page, 'Guest 0001, Online')).toBeVisible();
  if (isPhone(page)) return;
  await page.goto(`/app/channels/${serverId}/${films}`);
  await expect(person(page, 'Guest 0002, Online')).toBeVisible();
  await page.getByRole('button', { name: 'Hide members' }).click();
  await expect.poll(() => asked(seeded, ada).at(-1)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a list that does not come says so, and is asked for again', ONCE, async ({ page, context }) => {
  const seeded = seedPresence();
  seeded.world.mute = true;
  await attach(context, seeded.world, seeded.ada);
  await page.clock.install();
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  await expect(composer(page)).toBeVisible();
  await showMembers(page);
  await expect(list(page).getByText('Member is loading').first()).toBeAttached();
  await page.clock.fastForward(11_000);
  await expect(page.getByText('The member list does not come.')).toBeVisible();
  seeded.world.mute = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(person(page, /^Linus/)).toBeVisible();
});

test('names of who wrote come in one piece', ONCE, async ({ page, context }) => {
  const seeded = seedPresence();
  const { world, ada, grace, linus, serverId, general } = seeded;
  world.servers.get(serverId)?.members.delete(linus);
  // The list would bring everybody in sight.
  await page.addInitScript(() => localStorage.setItem('parley.membersShown', 'false'));
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(page.getByText('Grace Hopper').first()).toBeVisible();
  await expect(page.locator('[data-message]').filter({ hasText: 'Linus' }).first()).toBeVisible();
  const wishes = [...world.connections]
    .flatMap(({ said }) => said.filter(({ op }) => op === 8))
    .map(({ d }) => (d as { userIds: string[] }).userIds);
  expect(wishes.flat().filter((id) => id === grace)).toHaveLength(1);
  expect(wishes.length).toBeLessThanOrEqual(2);
});

test('an untouched device is idle after ten minutes, and back at once', ONCE, async ({ page, context }) => {
  const seeded = seedPresence();
  await attach(context, seeded.world, seeded.ada);
  await page.clock.install();
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  await expect(composer(page)).toBeVisible();
  await showLists(page);
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Online. Change status');
  await page.clock.fastForward(601_000);
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Idle. Change status');
  expect(seeded.world.presence(seeded.ada).status).toBe('idle');
  await page.keyboard.press('Shift');
  await expect(ownMenu(page)).toHaveAccessibleName('Ada, Online. Change status');
});
