import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { gif, png } from '../../src/testing/fake/paint';
import { seedAssets } from '../../src/testing/fake/seed-assets';
import { seedRoles } from '../../src/testing/fake/seed-roles';
import { isPhone, ONCE, row, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(
  page: Page,
  context: BrowserContext,
  path: (serverId: string) => string,
  who = 'ada' as 'ada' | 'grace',
) {
  const seeded = seedAssets(seedRoles());
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/${path(seeded.serverId)}`);
  return { ...seeded, complaints, client };
}

const fileOf = (page: Page, label: string) =>
  page.getByRole('group', { name: label, exact: true }).locator('input[type=file]');
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });
/** Left half red, right half blue. */
const halves = Buffer.from(png(200, 100, (x) => (x < 100 ? [255, 0, 0] : [0, 0, 255])));
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });

/** The colour of a picture's middle, as the browser draws it. */
const middle = (page: Page, src: string) =>
  page.evaluate(async (url) => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data } = pen?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1) ?? { data: [] };
    return { width: bitmap.width, height: bitmap.height, red: data[0], blue: data[2] };
  }, src);

test('a picture is chosen, cut, sent, saved, and seen everywhere', async ({ page, context }) => {
  const { world, ada, serverId, general, complaints } = await open(page, context, () => 'settings/profile');
  const user = () => world.accounts.get(ada)?.user;
  const before = user()?.avatar;
  await fileOf(page, 'Picture').setInputFiles(file('me.png', halves));
  const dialog = page.getByRole('dialog', { name: 'Choose what shows' });
  const stage = dialog.getByRole('application');
  // The frame shows the middle; keys move the picture to its right end.
  await stage.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(bar(page)).toBeVisible();
  expect(user()?.avatar).toBe(before);
  await page.getByLabel('About you').fill('I keep the lamps');
  await expect(page.getByRole('region', { name: 'How others see you' })).toContainText('I keep the lamps');
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(user()).toMatchObject({ bio: 'I keep the lamps' });
  const seen = await middle(page, `/assets/${user()?.avatar}`);
  expect(seen.width).toBe(seen.height);
  expect(seen.blue).toBeGreaterThan(200);
  expect(seen.red).toBeLessThan(60);
  await page.goto(`/app/channels/${serverId}/${general}`);
  const face = row(page, 'And bread, obviously').locator('xpath=ancestor::*[@role="list"]');
  await expect(face.locator(`img[src="/assets/${user()?.avatar}"]`).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the mouse drags, the wheel zooms, two fingers pinch', async ({ page, context }) => {
  const { world } = await open(page, context, () => 'settings/profile');
  await fileOf(page, 'Picture').setInputFiles(file('me.png', halves));
  const dialog = page.getByRole('dialog', { name: 'Choose what shows' });
  const stage = dialog.getByRole('application');
  const box = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const zoom = dialog.getByRole('slider', { name: 'Zoom' });
  await expect(zoom).toHaveValue('0');
  if (isPhone(page)) {
    const touch = await context.newCDPSession(page);
    const points = (apart: number) => [
      { x: at.x - apart, y: at.y, id: 1 },
      { x: at.x + apart, y: at.y, id: 2 },
    ];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(30) });
    for (const apart of [40, 60, 80])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(apart) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  } else {
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, -300);
  }
  await expect(zoom).not.toHaveValue('0');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 250, at.y, { steps: 6 });
  await page.mouse.up();
  await dialog.getByRole('button', { name: 'Use this' }).click();
  await expect(bar(page)).toBeVisible();
  const made = [...world.assets].at(-1)?.[0];
  const seen = await middle(page, `/assets/${made}`);
  // Dragged to the right: the left end shows.
  expect(seen.red).toBeGreaterThan(200);
  expect(seen.blue).toBeLessThan(60);
});

test('what can’t be used says why, before and after it was sent', ONCE, async ({ page, context }) => {
  const { world } = await open(page, context, () => 'settings/profile');
  const input = fileOf(page, 'Picture');
  const alert = page.getByRole('alert');
  await input.setInputFiles(file('notes.png', Buffer.from('no picture at all')));
  await expect(alert).toContainText('That is not a picture we can use');
  const heavy = Buffer.concat([Buffer.from(gif([1, 2, 3], [4, 5, 6])), Buffer.alloc(1_100_000)]);
  await input.setInputFiles(file('big.gif', heavy, 'image/gif'));
  await expect(alert).toContainText('at most 1 MB; this one has 1.05 MB');
  await input.setInputFiles(file('torn.png', halves.subarray(0, 60)));
  await expect(alert).toContainText('can’t be read');
  const count = world.assets.size;
  await input.setInputFiles(file('spin.gif', Buffer.from(gif([255, 0, 0], [0, 0, 255])), 'image/gif'));
  await expect(bar(page)).toBeVisible();
  await expect(alert).toHaveCount(0);
  expect(world.assets.size).toBe(count + 1);
  expect([...world.assets.values()].at(-1)).toMatchObject({ contentType: 'image/gif', animated: true });
  world.broken = true;
  await input.setInputFiles(file('spin.gif', Buffer.from(gif([0, 255, 0], [0, 0, 255])), 'image/gif'));
  await expect(alert).toContainText('can’t be reached');
  world.broken = false;
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(alert).toHaveCount(0);
});

test('a picture is dropped, or pasted', ONCE, async ({ page, context }) => {
  const { world } = await open(page, context, () => 'settings/profile');
  const give = (type: 'drop' | 'paste') =>
    page.evaluate(
      ([kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes as number[])], 'x.gif', { type: 'image/gif' }));
        const target = kind === 'drop' ? document.querySelector('fieldset[data-shape]') : document.body;
        target?.dispatchEvent(
          kind === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [type, [...gif([9, 9, 9], [1, 1, 1])]] as const,
    );
  await page.getByLabel('Display name').waitFor();
  for (const type of ['drop', 'paste'] as const) {
    const count = world.assets.size;
    await give(type);
    await expect.poll(() => world.assets.size).toBe(count + 1);
  }
});

test('a server gets its look, and shows it to who is invited', async ({ page, context }) => {
  const { world, serverId, ada } = await open(page, context, (id) => `servers/${id}/settings/overview`);
  const server = () => world.servers.get(serverId);
  const icon = server()?.icon;
  await page.getByLabel('Description').fill('Soup on Thursdays');
  await fileOf(page, 'Icon').setInputFiles(file('icon.png', halves));
  await page.getByRole('button', { name: 'Use this' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('radio', { name: 'Colour #3f9b4f' }).press('Space');
  const preview = page.getByRole('region', { name: 'How it looks from outside' });
  await expect(preview).toContainText('Soup on Thursdays');
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(server()).toMatchObject({ description: 'Soup on Thursdays', accentColor: 0x3f9b4f });
  expect(server()?.icon).not.toBe(icon);
  await page.getByLabel('Description').fill('x'.repeat(301));
  await expect(bar(page).getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await bar(page).getByRole('button', { name: 'Reset' }).click();
  const createdAt = new Date().toISOString();
  world.invites.set('look', {
    code: 'look',
    serverId,
    creatorId: ada,
    createdAt,
    expiresAt: null,
    maxUses: 0,
    uses: 0,
    temporary: false,
    vanity: false,
    roleIds: [],
  });
  await page.goto('/app/invite/look');
  await expect(page.getByText('Soup on Thursdays')).toBeVisible();
  await expect(page.locator(`img[src="/assets/${server()?.icon}"]`)).toBeVisible();
});

test('the card opens from a message and a mention, and gives roles', async ({ page, context }) => {
  const { world, serverId, linus, garden } = await open(page, context, (id) => `channels/${id}`);
  await showLists(page);
  await page.getByRole('link', { name: /^general/ }).click();
  await row(page, 'I can do bread').getByRole('button', { name: 'Linus' }).click();
  const card = page.getByRole('dialog').filter({ hasText: 'Member since' });
  await expect(card).toContainText('linus');
  await card.getByRole('button', { name: 'Change roles of Linus' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Garden crew/ }).click();
  await expect.poll(() => world.servers.get(serverId)?.members.get(linus)?.roleIds).toContain(garden);
  await page.keyboard.press('Escape');
  await card.getByRole('button', { name: 'Take Garden crew from Linus' }).click();
  await expect.poll(() => world.servers.get(serverId)?.members.get(linus)?.roleIds).not.toContain(garden);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await row(page, 'is lit').getByRole('button', { name: '@Ada' }).click();
  await expect(page.getByRole('dialog').filter({ hasText: 'Keeps the lamps lit' })).toBeVisible();
});

test.describe('to axe', () => {
  test.use(AXE);

  test('nothing is wrong where pictures are', async ({ page, context }) => {
    test.setTimeout(120_000);
    await open(page, context, () => 'settings/profile');
    await page.getByLabel('About you').fill('changed');
    await checkAccess(page, 'profile');
    await fileOf(page, 'Picture').setInputFiles(file('me.png', halves));
    await page.getByRole('application').waitFor();
    await checkAccess(page, 'crop');
  });
});
