import { expect, test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { composer, isPhone, messageAction, ONCE, openChannel, row, send, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(
  page: import('@playwright/test').Page,
  context: import('@playwright/test').BrowserContext,
) {
  const seeded = seed();
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded.ada);
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  await expect(row(page, 'I can do bread')).toBeVisible();
  return { ...seeded, client, complaints };
}

test('what is sent shows at once, dim, and once when acknowledged', async ({ page, context }) => {
  const { world, complaints } = await open(page, context);
  world.delay = 600;
  await send(page, 'hello **there**');
  await expect(page.getByRole('article', { name: 'Sending: hello **there**' })).toBeVisible({ timeout: 400 });
  await expect(page.getByRole('article', { name: /^Ada, .*: hello there/ })).toBeVisible();
  await expect(row(page, 'hello there')).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('a refusal is red and offers both ways on', ONCE, async ({ page, context }) => {
  await open(page, context);
  await send(page, 'bad #refuse');
  const failed = row(page, 'Not sent.');
  await expect(failed).toContainText('You are not allowed to do this here.');
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(failed).toContainText('Not sent.');
  await failed.getByRole('button', { name: 'Delete' }).click();
  await expect(failed).toHaveCount(0);
});

test('edits and deletes', async ({ page, context }) => {
  await open(page, context);
  await send(page, 'first versoin');
  await expect(page.getByRole('article', { name: /^Ada, .*: first versoin/ })).toBeVisible();
  if (isPhone(page)) await messageAction(page, 'first versoin', 'Edit message');
  else await composer(page).press('ArrowUp');
  const editor = page.getByRole('textbox', { name: /^Edit message/ });
  await expect(editor).toHaveValue('first versoin');
  await editor.fill('first version');
  await editor.press('Enter');
  await expect(row(page, 'first version')).toContainText('(edited)');
  await messageAction(page, 'first version', 'Delete message');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row(page, 'first version')).toHaveCount(0);
});

test('others arrive live: typing, message, unread dot, presence', async ({ page, context }) => {
  const { world, client, grace, linus, serverId, general, films } = await open(page, context);
  world.whisper(serverId, 'TYPING_START', { serverId, channelId: general, userId: linus });
  await expect(page.getByText('Linus is typing…')).toBeVisible();
  world.post(general, linus, 'and butter');
  await expect(row(page, 'and butter')).toBeVisible();
  await expect(page.getByText('Linus is typing…')).toHaveCount(0);
  await openChannel(page, 'film-night');
  await expect(page.getByText('New', { exact: true })).toBeVisible();
  await expect.poll(() => client.log.includes(`PUT /channels/${films}/read`)).toBe(true);
  await openChannel(page, 'general');
  await showLists(page);
  await expect(page.getByRole('link', { name: 'film-night', exact: true })).toBeVisible();
  world.post(films, grace, 'anyone?');
  await expect(page.getByRole('link', { name: 'film-night, unread' })).toBeVisible();
  if (isPhone(page)) {
    await openChannel(page, 'general');
    await page.getByRole('button', { name: 'Show members' }).click();
  }
  await expect(page.getByRole('button', { name: 'Grace Hopper, Offline' })).toBeVisible();
  world
    .connect(
      grace,
      () => undefined,
      () => undefined,
    )
    .receive('{"op":2}');
  await expect(page.getByRole('button', { name: 'Grace Hopper, Online' })).toBeVisible();
});

test('who types is named, even somebody who never wrote here', ONCE, async ({ page, context }) => {
  const { world, serverId, general } = await open(page, context);
  const wei = [...world.accounts.values()].find(({ user }) => user.displayName === 'Wei')?.user.userId;
  world.whisper(serverId, 'TYPING_START', { serverId, channelId: general, userId: wei });
  await expect(page.getByText('Wei is typing…')).toBeVisible();
});

test('drafts outlive a reload, each in its channel', ONCE, async ({ page, context }) => {
  await open(page, context);
  await composer(page).fill('half a thought');
  await openChannel(page, 'garden');
  await expect(composer(page)).toHaveValue('');
  await openChannel(page, 'general');
  await page.reload();
  await expect(composer(page)).toHaveValue('half a thought');
});

test('a cut line is told, messages wait, and go out once in order', async ({ page, context }) => {
  const { world, general } = await open(page, context);
  world.broken = true;
  for (const connection of [...world.connections]) connection.drop(1011);
  await send(page, 'while away 1');
  await send(page, 'while away 2');
  await expect(page.getByText(/No connection to the server|Reconnecting/)).toBeVisible();
  await page.reload({ waitUntil: 'commit' });
  world.broken = false;
  await expect(page.getByRole('article', { name: /^Ada, .*: while away 2/ })).toBeVisible({
    timeout: 30_000,
  });
  const sent = world.messages
    .get(general)
    ?.slice(-2)
    .map((message) => message.content);
  expect(sent).toEqual(['while away 1', 'while away 2']);
  await expect(page.getByText(/No connection to the server/)).toHaveCount(0);
});

test('a link to a message opens, jumps and marks', async ({ page, context }) => {
  const seeded = seed({ history: 400 });
  await attach(context, seeded.world, seeded.ada);
  const wanted = seeded.world.messages.get(seeded.general)?.[50];
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}/${wanted?.messageId}`);
  await expect(page.locator(`[data-message="${wanted?.messageId}"]`)).toBeInViewport();
  await page.getByRole('button', { name: /Jump to present/ }).click();
  await expect(row(page, 'I can do bread')).toBeInViewport();
});

test('a spoiler stays shut until pressed', async ({ page, context }) => {
  const { world, general, linus } = await open(page, context);
  world.post(general, linus, 'it was ||the gardener||');
  await page.getByRole('button', { name: 'Spoiler, press to show' }).last().click();
  await expect(row(page, 'the gardener')).toBeVisible();
});

test('an open menu, and an open editor, outlive a flood of messages', async ({ page, context }) => {
  const { world, linus, general } = await open(page, context);
  await send(page, 'hold on to me');
  await expect(page.getByRole('article', { name: /^Ada, .*: hold on to me/ })).toBeVisible();
  await row(page, 'hold on to me').click({ button: 'right' });
  for (let i = 1; i <= 60; i++) world.post(general, linus, `wave ${i}.`);
  await expect(row(page, 'wave 60.')).toBeInViewport();
  await page.getByRole('menuitem', { name: 'Edit message' }).click();
  const editor = page.getByRole('textbox', { name: /^Edit message/ });
  await editor.fill('still held');
  await expect(editor).toBeInViewport();
  // Named for what is unread, or for the way back: that depends on how long the end was in sight.
  await page.getByRole('button', { name: /new message|^Jump to present$/ }).click();
  await expect(row(page, 'wave 60.')).toBeInViewport();
  await expect(editor).toHaveValue('still held');
});

test('history from before one came is not unread', ONCE, async ({ page, context }) => {
  const { world, serverId, general, films, grace } = seed();
  world.post(films, grace, 'an old one');
  const priya = world.addAccount('late', 'correct horse', 'Late').userId;
  await new Promise((done) => setTimeout(done, 20));
  world.join(serverId, priya);
  await attach(context, world, priya);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(row(page, 'I can do bread')).toBeVisible();
  await expect(page.getByText('New', { exact: true })).toHaveCount(0);
  await showLists(page);
  await expect(page.getByRole('link', { name: 'film-night', exact: true })).toBeVisible();
  world.post(films, grace, 'a new one');
  await expect(page.getByRole('link', { name: 'film-night, unread' })).toBeVisible();
});
