import { expect, test } from '@playwright/test';
import { PASSWORD, seed } from '../../src/testing/fake/seed';
import { composer, isPhone, row, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';

test.use(AXE);

test('axe finds nothing', async ({ page, context }) => {
  test.setTimeout(180_000);
  const { world, ada, grace, linus, serverId, general } = seed();
  const invite = {
    code: 'abc',
    serverId,
    creatorId: ada,
    createdAt: '',
    expiresAt: null,
    maxUses: 0,
    uses: 0,
    temporary: false,
    vanity: false,
    roleIds: [],
  };
  world.invites.set('abc', invite);
  const client = await attach(context, world, null);
  for (const path of [
    'login',
    'register',
    'setup#token=x',
    'setup',
    'invite/abc',
    'invite/none',
    'nowhere',
  ]) {
    await page.goto(`/app/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await checkAccess(page, path);
  }
  client.userId = ada;
  world
    .connect(
      grace,
      () => undefined,
      () => undefined,
    )
    .receive('{"op":2}');
  await page.goto(`/app/channels/${serverId}/${general}`);
  await row(page, 'I can do bread').waitFor();
  world.whisper(serverId, 'TYPING_START', { serverId, channelId: general, userId: linus });
  await checkAccess(page, 'chat');
  if (isPhone(page)) {
    await page.getByRole('button', { name: 'Show members' }).click();
    await checkAccess(page, 'members');
    await page.getByRole('button', { name: 'Hide members' }).last().click();
  }
  await showLists(page);
  await checkAccess(page, 'lists');
  for (const keys of ['Control+k', 'Control+/']) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').waitFor();
    await checkAccess(page, keys);
    await page.keyboard.press('Escape');
  }
  for (const item of ['Invite people', 'Create channel', 'Create category']) {
    await page.getByRole('button', { name: /server menu/ }).click();
    await page.getByRole('menuitem', { name: item }).waitFor();
    await checkAccess(page, 'menu');
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
    await checkAccess(page, item);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Add a server' }).click();
  await page.getByRole('dialog').waitFor();
  await checkAccess(page, 'add server');
  await page.keyboard.press('Escape');
  for (const section of ['profile', 'password', 'sessions', 'appearance']) {
    await page.goto(`/app/settings/${section}`);
    await page.getByRole('heading', { level: 2 }).waitFor();
    await checkAccess(page, section);
  }
  client.userId = world.addAccount('lonely', PASSWORD).userId;
  await page.goto('/app/');
  await page.getByRole('heading', { name: 'A quiet place, so far' }).waitFor();
  await checkAccess(page, 'empty');
});

test('the keyboard reaches everything', async ({ page, context }) => {
  test.skip(isPhone(page), 'a phone has no F6');
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Ada, Online, owner' })).toBeVisible();
  const region = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  const seen = [];
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('F6');
    seen.push(await region());
  }
  expect(seen).toEqual(['members', 'servers', 'channels', 'user', 'messages', 'composer']);
  await page.keyboard.press('Shift+F6');
  expect(await region()).toBe('messages');
  await page.locator('[data-message]').last().focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-message]:focus')).toHaveAccessibleName(/And bread, obviously/);
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: /^Edit message/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-message]:focus')).toHaveAccessibleName(/And bread, obviously/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('film');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('film-night');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('garden');
});
