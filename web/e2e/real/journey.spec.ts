import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';
import { composer, isPhone, messageAction, openChannel, row, send, showLists } from '../support/acts';
import { type Cut, cuttable, enter, makeInvite, newName, OWNER, shot } from '../support/real';
import { watch } from '../support/watch';

test.skip(!process.env.PARLEY_URL, 'needs PARLEY_URL');
test.describe.configure({ mode: 'serial' });
test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

let owner: Page;
let friend: Page;
let cutFriend: Cut;
const complaints: string[][] = [];
const names = { server: '', friend: '' };

async function person(browser: Browser, info: TestInfo): Promise<Page> {
  const { viewport, isMobile, hasTouch, baseURL } = info.project.use;
  const context = await browser.newContext({
    viewport,
    isMobile,
    hasTouch,
    baseURL,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  complaints.push(watch(page));
  return page;
}

test.beforeAll(async ({ browser }, info) => {
  names.server = newName('Lantern Street');
  names.friend = newName('friend').replace(' ', '-');
  owner = await person(browser, info);
  friend = await person(browser, info);
  cutFriend = await cuttable(friend.context());
});

test.afterAll(async () => {
  await owner?.context().close();
  await friend?.context().close();
});

test('the owner sets up, or logs in, and creates a server', async ({ baseURL: _ }, info) => {
  await enter(owner, info);
  await showLists(owner);
  await owner
    .getByRole('button', { name: /Add a server|Create or join a server/ })
    .first()
    .click();
  await owner.getByLabel('Server name').fill(names.server);
  await owner.getByRole('button', { name: 'Create server' }).click();
  await expect(
    composer(owner)
      .or(owner.getByRole('button', { name: 'Create channel' }))
      .first(),
  ).toBeVisible();
  if (!(await composer(owner).isVisible())) {
    await owner.getByRole('button', { name: 'Create channel' }).first().click();
    await owner.getByRole('dialog').getByLabel('Name').fill('general');
    await owner.getByRole('dialog').getByRole('button', { name: 'Create channel' }).click();
  }
  await expect(composer(owner)).toBeVisible();
  await shot(owner, info, 'owner-new-server');
});

test('an invited friend registers and lands in the channel', async ({ baseURL: _ }, info) => {
  const link = await makeInvite(owner, info);
  await friend.goto(link);
  await expect(friend.getByRole('heading', { name: `Join ${names.server}` })).toBeVisible();
  await shot(friend, info, 'friend-invite');
  await friend.getByLabel('Your name').fill(names.friend);
  await friend.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await friend.getByRole('button', { name: 'Create account and join' }).click();
  await expect(composer(friend)).toBeVisible();
});

test('both exchange messages', async ({ baseURL: _ }, info) => {
  await send(owner, 'Hello, **friend**!');
  await expect(row(friend, 'Hello, friend!')).toBeVisible();
  await send(friend, 'Hello yourself, see https://example.org');
  await expect(row(owner, 'Hello yourself')).toBeVisible();
  for (let i = 1; i <= 10; i++) {
    await send(i % 2 ? owner : friend, `line ${i}`);
    await expect(row(i % 2 ? friend : owner, `line ${i}`).last()).toBeVisible();
  }
  for (const page of [owner, friend]) {
    await expect(row(page, 'line 10')).toBeVisible();
    const lines = await page
      .locator('[data-message]')
      .filter({ hasText: /line \d+$/ })
      .allInnerTexts();
    expect(lines.map((line) => Number(/(\d+)$/.exec(line)?.[1]))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  }
  await shot(owner, info, 'owner-chat');
  await shot(friend, info, 'friend-chat');
});

test('typing shows to the other', async () => {
  await composer(friend).pressSequentially('thinking…', { delay: 30 });
  await expect(owner.getByText(/is typing…/)).toBeVisible();
  await composer(friend).fill('');
});

test('an edit and a deletion reach the other', async () => {
  await send(owner, 'a mistkae');
  await expect(row(friend, 'a mistkae')).toBeVisible();
  await expect(
    owner.getByRole('article', { name: /: a mistkae/ }).and(owner.locator('[data-message]')),
  ).toBeVisible();
  if (isPhone(owner)) await messageAction(owner, 'a mistkae', 'Edit message');
  else await composer(owner).press('ArrowUp');
  const editor = owner.getByRole('textbox', { name: /^Edit message/ });
  await editor.fill('a mistake');
  await editor.press('Enter');
  await expect(row(friend, 'a mistake')).toContainText('(edited)');
  await messageAction(owner, 'a mistake', 'Delete message');
  await owner.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row(friend, 'a mistake')).toHaveCount(0);
});

test('a new channel, and what is unread in it', async () => {
  await showLists(owner);
  await owner.getByRole('button', { name: /server menu/ }).click();
  await owner.getByRole('menuitem', { name: 'Create channel' }).click();
  await owner.getByRole('dialog').getByLabel('Name').fill('Side Talk');
  await owner.getByRole('dialog').getByRole('button', { name: 'Create channel' }).click();
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('side-talk');
  await send(owner, 'over here');
  await showLists(friend);
  await expect(friend.getByRole('link', { name: 'side-talk, unread' })).toBeVisible();
  await openChannel(friend, 'side-talk');
  await expect(row(friend, 'over here')).toBeVisible();
  await friend.waitForTimeout(1000);
  await friend.reload();
  await showLists(friend);
  await expect(friend.getByRole('link', { name: 'side-talk', exact: true })).toBeVisible();
  await openChannel(friend, 'side-talk');
});

test('the friend is seen online, and offline when gone', async ({ baseURL: _ }, info) => {
  if (isPhone(owner)) await owner.getByRole('button', { name: 'Show members' }).click();
  await expect(owner.getByRole('button', { name: `${names.friend}, Online` })).toBeVisible();
  await shot(owner, info, 'owner-members');
  const where = friend.url();
  await friend.goto('about:blank');
  await expect(owner.getByRole('button', { name: `${names.friend}, Offline` })).toBeVisible({
    timeout: 60_000,
  });
  await friend.goto(where);
  await expect(owner.getByRole('button', { name: `${names.friend}, Online` })).toBeVisible();
  if (isPhone(owner)) await owner.getByRole('button', { name: 'Hide members' }).last().click();
});

test('a cut socket comes back with all that was missed, once and in order', async ({ baseURL: _ }, info) => {
  await expect(composer(friend)).toBeVisible();
  await expect.poll(() => cutFriend.events.at(0)).toBe('READY');
  const loads: string[] = [];
  friend.on('request', (request) => {
    if (request.method() === 'GET' && /\/messages/.test(request.url())) loads.push(request.url());
  });
  cutFriend.events.length = 0;
  await cutFriend.cut();
  await send(owner, 'missed 1');
  await send(owner, 'missed 2');
  await send(friend, 'written while cut');
  await expect(friend.getByText(/No connection to the server|Reconnecting/)).toBeVisible();
  await shot(friend, info, 'friend-cut');
  await cutFriend.mend();
  await expect(row(friend, 'missed 2')).toBeVisible({ timeout: 90_000 });
  await expect(row(friend, 'missed 1')).toHaveCount(1);
  await expect(row(owner, 'written while cut')).toHaveCount(1);
  await expect(friend.getByText(/No connection to the server|Reconnecting/)).toHaveCount(0);
  await expect(row(friend, 'written while cut')).toHaveCount(1);
  await expect(row(friend, 'missed 2')).toHaveCount(1);
  expect(cutFriend.events).toContain('RESUMED');
  expect(cutFriend.events).not.toContain('READY');
  expect(loads).toEqual([]);
  for (const page of [owner, friend]) {
    const texts = await page.locator('[data-message]').allInnerTexts();
    const missed = texts.flatMap((text) => /missed \d|written while cut/.exec(text) ?? []);
    expect(missed).toEqual(['missed 1', 'missed 2', 'written while cut']);
  }
});

test('the friend leaves', async () => {
  await showLists(friend);
  await friend.getByRole('button', { name: /server menu/ }).click();
  await friend.getByRole('menuitem', { name: 'Leave server' }).click();
  await friend.getByRole('dialog').getByRole('button', { name: 'Leave server' }).click();
  await expect(friend.getByRole('heading', { name: 'A quiet place, so far' })).toBeVisible();
});

test('nobody complained', () => expect(complaints.flat()).toEqual([]));
