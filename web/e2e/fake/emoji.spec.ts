import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { seedAssets } from '../../src/testing/fake/seed-assets';
import { seedRoles } from '../../src/testing/fake/seed-roles';
import { composer, isPhone, messageAction, ONCE, row } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(page: Page, context: BrowserContext, who = 'ada' as 'ada' | 'grace' | 'linus') {
  const seeded = seedAssets(seedRoles());
  const complaints = watch(page);
  await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/channels/${seeded.serverId}/${seeded.general}`);
  await row(page, 'is lit').waitFor();
  return { ...seeded, complaints, newest: () => seeded.world.messages.get(seeded.general)?.at(-1)?.content };
}

const picker = (page: Page) => page.getByRole('dialog', { name: 'Emoji' });
const submit = (page: Page) =>
  isPhone(page) ? page.getByRole('button', { name: 'Send' }).click() : composer(page).press('Enter');

test('emoji stand in the text, large when alone, by name when gone', async ({ page, context }) => {
  const { lamp, complaints } = await open(page, context);
  const inline = row(page, 'is lit').getByRole('img', { name: ':lamp:' });
  await expect(inline).toHaveAttribute('src', `/assets/${lamp.asset}`);
  await expect(inline).toHaveAttribute('title', ':lamp:');
  expect((await inline.boundingBox())?.height).toBeLessThan(24);
  const large = page.getByRole('img', { name: ':spin:' });
  expect((await large.boundingBox())?.height).toBe(48);
  await expect(row(page, 'And :gone: went out.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what moves stands still for who wants less motion, until pointed at', async ({ page, context }) => {
  test.skip(isPhone(page), 'nothing points on a phone');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, context);
  const spin = page.getByRole('img', { name: ':spin:' });
  await expect(spin).toHaveJSProperty('tagName', 'CANVAS');
  await expect(row(page, 'is lit').getByRole('img', { name: ':lamp:' })).toHaveJSProperty('tagName', 'IMG');
  await spin.hover();
  await expect(spin).toHaveJSProperty('tagName', 'IMG');
  await composer(page).hover();
  await expect(spin).toHaveJSProperty('tagName', 'CANVAS');
});

test('a name is completed with the keys, and becomes the emoji on send', async ({ page, context }) => {
  const { newest, lamp } = await open(page, context);
  const list = page.getByRole('listbox', { name: 'Emoji that fit' });
  await composer(page).pressSequentially('Look :la');
  await expect(list.getByRole('option').first()).toContainText(':lamp:');
  await expect(composer(page)).toHaveAttribute('aria-activedescendant', /-0$/);
  await composer(page).press('Tab');
  await expect(composer(page)).toHaveValue('Look :lamp: ');
  await expect(list).toHaveCount(0);
  await composer(page).pressSequentially(':joy');
  await expect(list.getByRole('option').first()).toContainText(':joy:');
  await composer(page).press('ArrowDown');
  await composer(page).press('ArrowUp');
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('Look :lamp: 😂 ');
  await composer(page).pressSequentially(':soup');
  await expect(list).toBeVisible();
  await composer(page).press('Escape');
  await expect(list).toHaveCount(0);
  await composer(page).pressSequentially(': `:lamp:`');
  await submit(page);
  await expect
    .poll(newest)
    .toMatch(new RegExp(`^Look <:lamp:${lamp.expressionId}> 😂 <:soup:\\d+> \`:lamp:\`$`));
});

test('a finger or the mouse chooses from the list', async ({ page, context }) => {
  await open(page, context);
  await composer(page).pressSequentially(':pop');
  await page.getByRole('option', { name: /:popcorn:.*Lantern Street/ }).click();
  await expect(composer(page)).toHaveValue(':popcorn: ');
  await expect(composer(page)).toBeFocused();
});

test('only what one may use is offered', ONCE, async ({ page, context }) => {
  const { world, serverId, newest, reel, projector } = await open(page, context);
  await composer(page).fill(':reel: ');
  await submit(page);
  await expect.poll(newest).toBe(':reel:');
  const me = [...(world.servers.get(serverId)?.members ?? [])][0];
  if (me) me[1].roleIds = [projector];
  world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, me?.[0] ?? ''));
  await composer(page).pressSequentially(':reel');
  await expect(page.getByRole('option').first()).toContainText(':reel:');
  await composer(page).press('Escape');
  await composer(page).fill(':reel:!');
  await submit(page);
  await expect.poll(newest).toBe(`<:reel:${reel.expressionId}>!`);
});

test('a message is changed as it was written', async ({ page, context }) => {
  const { newest, lamp } = await open(page, context);
  await composer(page).fill('so :lamp: be it');
  await submit(page);
  await expect.poll(newest).toBe(`so <:lamp:${lamp.expressionId}> be it`);
  await messageAction(page, 'be it', 'Edit message');
  const field = page.getByRole('textbox', { name: /^Edit message/ });
  await expect(field).toHaveValue('so :lamp: be it');
  await field.fill('so :lamp: it is');
  await field.press('Enter');
  await expect.poll(newest).toBe(`so <:lamp:${lamp.expressionId}> it is`);
});

test('the picker finds, goes to groups, remembers, and has skins', async ({ page, context }) => {
  const { newest, owl, complaints } = await open(page, context);
  await page.getByRole('button', { name: 'Emoji' }).click();
  const search = picker(page).getByRole('combobox', { name: 'Find an emoji' });
  await expect(picker(page).getByRole('option', { name: 'lamp' })).toBeVisible();
  await picker(page).getByRole('button', { name: 'Food and drink' }).click();
  await expect(picker(page).getByRole('option', { name: 'grapes' })).toBeInViewport();
  await picker(page)
    .getByRole('button', { name: /^Skin tone/ })
    .click();
  await picker(page).getByRole('button', { name: 'Dark', exact: true }).click();
  await search.fill('wave');
  await expect(picker(page).getByRole('option', { name: 'wave', exact: true })).toContainText('👋🏿');
  await search.press('Enter');
  await expect(picker(page)).toHaveCount(0);
  await expect(composer(page)).toHaveValue('👋🏿 ');
  if (!isPhone(page)) await expect(composer(page)).toBeFocused();
  await page.getByRole('button', { name: 'Emoji' }).click();
  await expect(picker(page).getByRole('button', { name: 'Used last' })).toBeVisible();
  await picker(page).getByRole('option', { name: 'owl', exact: true }).first().click();
  await expect(composer(page)).toHaveValue('👋🏿 :owl: ');
  await submit(page);
  await expect.poll(newest).toBe(`👋🏿 <:owl:${owl.expressionId}>`);
  await page.getByRole('button', { name: 'Emoji' }).click();
  await search.fill('nothingisnamedso');
  await expect(picker(page)).toContainText('Nothing is called so');
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the picker by keyboard alone', async ({ page, context }) => {
  test.skip(isPhone(page), 'a phone has no such keys');
  await open(page, context);
  await composer(page).focus();
  await page.keyboard.press('Control+e');
  await expect(picker(page).getByRole('combobox')).toBeFocused();
  await expect(picker(page).getByRole('option', { name: 'grinning', exact: true })).toBeVisible();
  const marked = picker(page).getByRole('option', { selected: true });
  await expect(marked).toHaveAccessibleName('bread');
  await page.keyboard.press('ArrowRight');
  await expect(marked).toHaveAccessibleName('lamp');
  await page.keyboard.press('Shift+Enter');
  await expect(picker(page)).toBeVisible();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
  await expect(marked).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(picker(page)).toHaveCount(0);
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue(/^:lamp: \S+ $/);
});

test('a lost picker can be tried again', ONCE, async ({ page, context }) => {
  await context.route('**/_virtual_emoji-table*', (route) => route.abort());
  await open(page, context);
  await page.getByRole('button', { name: 'Emoji' }).click();
  await expect(picker(page).getByRole('option', { name: 'lamp' })).toBeVisible();
  await picker(page).getByRole('combobox').fill('grinning');
  await expect(picker(page)).toContainText('The emoji did not load.');
  await context.unroute('**/_virtual_emoji-table*');
});

test.describe('to axe', () => {
  test.use(AXE);

  test('nothing is wrong around emoji', async ({ page, context }) => {
    test.setTimeout(120_000);
    await open(page, context);
    await checkAccess(page, 'messages');
    await composer(page).pressSequentially(':la');
    await page.getByRole('option').first().waitFor();
    await checkAccess(page, 'completion');
    await composer(page).fill('');
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('option', { name: 'grinning', exact: true }).waitFor();
    await checkAccess(page, 'picker');
    await page.keyboard.press('Escape');
    await row(page, 'is lit').getByRole('button', { name: 'Grace Hopper' }).click();
    await page.getByText('Member since').waitFor();
    await checkAccess(page, 'card');
  });
});
