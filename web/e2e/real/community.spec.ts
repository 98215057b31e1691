import { expect, type Page, test } from '@playwright/test';
import { gif, png } from '../../src/testing/fake/paint';
import { composer, isPhone, messageAction, row, send, showLists } from '../support/acts';
import { ask, furnish, type Room } from '../support/bot';
import { comeIn, person } from '../support/people';
import { OWNER, shot } from '../support/real';
import { type Served, serve } from '../support/serve';

test.use({ serviceWorkers: 'block' });
test.setTimeout(180_000);

const FRIEND = { name: 'friend', password: 'correct horse battery' };

let served: Served;
let room: Room;
const complaints: string[][] = [];

const settings = (section: string) => `${served.url}/app/servers/${room.serverId}/settings/${section}`;
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });

async function save(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
}

test.beforeAll(async () => {
  served = await serve();
  room = await furnish(served);
  // Somebody with an account, who is in no server yet.
  const { code } = await ask(served, `/servers/${room.serverId}/invites`, room.ownerToken);
  await ask(served, '/auth/register', '', { ...FRIEND, inviteCode: code });
});
test.afterAll(() => served?.stop());

test('a server is made welcoming and safe, and a stranger becomes a member of it', async ({
  browser,
}, info) => {
  const owner = await person(browser, info, complaints);
  await comeIn(served, owner, OWNER, `/app/servers/${room.serverId}/settings/overview`);
  await owner.getByRole('switch', { name: 'Show in “Explore servers”' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Show it to everybody' }).click();
  await expect(owner.getByRole('switch', { name: 'Show in “Explore servers”' })).toBeChecked();

  await owner.goto(settings('onboarding'));
  await owner.getByRole('button', { name: 'Add a rule' }).click();
  await owner.getByLabel('Rule', { exact: true }).last().fill('Be kind');
  await owner.getByRole('switch', { name: 'Newcomers accept the rules first' }).check();
  await save(owner);

  await owner.goto(settings('screening'));
  await owner.getByRole('button', { name: 'New rule' }).click();
  await owner.getByLabel('Name', { exact: true }).fill('No watches');
  await owner.getByLabel('Words', { exact: true }).fill('watch*');
  await owner.getByLabel('A message as somebody could write it').fill('🕰️ Cheap Watches here');
  await expect(owner.getByText('This rule: Held back by No watches.')).toBeVisible();
  await expect(owner.locator('mark')).toHaveText(['Watches']);
  await owner.getByLabel('What they are told').fill('No watches here.');
  await shot(owner, info, 'screening');
  await save(owner);
  await expect(owner.getByRole('link', { name: 'No watches' })).toBeVisible();
  await owner.goto(room.url);
  await expect(composer(owner)).toBeVisible();
  await send(owner, 'welcome, everybody');

  const friend = await person(browser, info, complaints);
  await comeIn(served, friend, FRIEND, '/app/discover');
  await friend.getByRole('button', { name: 'Join Workshop' }).click();
  await expect(friend.getByRole('heading', { name: 'The rules here' })).toBeVisible();
  await shot(friend, info, 'rules');
  await friend.getByRole('checkbox', { name: 'I have read the rules and keep to them' }).check();
  await friend.getByRole('button', { name: 'Continue' }).click();
  await expect(friend.getByRole('heading', { name: 'The rules here' })).toHaveCount(0);
  await friend.goto(room.url);
  await expect(row(friend, 'welcome, everybody')).toBeVisible();
  await composer(friend).fill('cheap watches, friends');
  if (isPhone(friend)) await friend.getByRole('button', { name: 'Send' }).click();
  else await composer(friend).press('Enter');
  await expect(friend.getByText('Not sent. No watches here.')).toBeVisible();
  await composer(friend).fill('');
  await send(friend, 'hello from a stranger');
  await expect(row(owner, 'hello from a stranger')).toBeVisible();

  await owner.goto(settings('reports'));
  await messageAction(friend, 'welcome, everybody', 'Report message');
  const dialog = friend.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Something illegal' }).check();
  await dialog.getByRole('button', { name: 'Send report' }).click();
  await expect(friend.getByText('Thank you. The moderators will look at it.')).toBeVisible();
  const card = owner.getByRole('list', { name: 'Reports' }).getByRole('article');
  await expect(card).toContainText('welcome, everybody');
  await shot(owner, info, 'reports');
  await card.getByRole('button', { name: 'Claim' }).click();
  await owner.getByText('Mine', { exact: true }).click();
  await card.getByRole('button', { name: 'Resolve' }).click();
  await owner.getByRole('dialog').getByLabel('Outcome').fill('A joke.');
  await owner.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await owner.getByText('Closed', { exact: true }).click();
  await expect(card).toContainText('Outcome: A joke.');
  await owner.context().close();
  await friend.context().close();
  expect(complaints).toEqual(complaints.map(() => []));
});

test('pictures, emoji, a status and an event reach the others as they are made', async ({
  browser,
}, info) => {
  const owner = await person(browser, info, complaints);
  await comeIn(served, owner, OWNER, '/app/settings/profile');
  const halves = Buffer.from(png(200, 100, (x) => (x < 100 ? [255, 0, 0] : [0, 0, 255])));
  await owner
    .getByRole('group', { name: 'Picture', exact: true })
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: halves });
  await owner.getByRole('dialog').getByRole('button', { name: 'Use this' }).click();
  await owner.getByLabel('About you').fill('I keep the lamps');
  await save(owner);

  await owner.goto(settings('emoji'));
  const moving = Buffer.from(gif([9, 9, 9], [250, 0, 0]));
  await owner
    .locator('input[type=file]')
    .setInputFiles({ name: 'dance.gif', mimeType: 'image/gif', buffer: moving });
  await expect(owner.getByLabel('Name of dance')).toBeVisible();
  await shot(owner, info, 'emoji');

  const friend = await person(browser, info, complaints);
  await comeIn(served, friend, FRIEND, `/app/channels/${room.serverId}/${room.channelId}`);
  await expect(composer(friend)).toBeVisible();
  await owner.goto(room.url);
  await expect(composer(owner)).toBeVisible();
  await send(owner, 'they :dance: all night');
  await expect(row(friend, 'all night').getByRole('img', { name: ':dance:' })).toBeVisible();
  const face = friend
    .locator('img[src^="/assets/"][src$=".png"], img[src^="/assets/"][src$=".webp"]')
    .first();
  await expect(face).toBeVisible();
  expect(await face.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBeGreaterThan(0);

  await showLists(owner);
  await owner.getByRole('button', { name: /Change status$/ }).click();
  await owner.getByRole('menuitemradio', { name: /^Do not disturb/ }).click();
  if (isPhone(friend)) await friend.getByRole('button', { name: 'Show members' }).click();
  await expect(friend.getByRole('button', { name: /^owner, Do not disturb/ })).toBeVisible();
  await shot(friend, info, 'members');
  if (isPhone(friend)) await friend.keyboard.press('Escape');

  await showLists(owner);
  await owner.getByRole('button', { name: /^Events/ }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create event' }).click();
  await dialog.getByLabel('Name').fill('Repair café');
  await dialog.getByText('Somewhere else').click();
  await dialog.getByLabel('Place').fill('The yard');
  await dialog.getByLabel('Begins').fill('2029-07-02T15:00');
  await dialog.getByRole('button', { name: 'Create event' }).click();
  await expect(owner.getByRole('dialog', { name: 'Repair café' })).toContainText('The yard');
  await shot(owner, info, 'event');
  await showLists(friend);
  await expect(friend.getByRole('button', { name: 'Events, 1 to come' })).toBeVisible();
  await owner.context().close();
  await friend.context().close();
  expect(complaints).toEqual(complaints.map(() => []));
});
