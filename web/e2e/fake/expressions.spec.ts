import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { gif, mp3, png } from '../../src/testing/fake/paint';
import { seedAssets } from '../../src/testing/fake/seed-assets';
import { seedRoles } from '../../src/testing/fake/seed-roles';
import { ONCE } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(
  page: Page,
  context: BrowserContext,
  section: string,
  who = 'ada' as 'ada' | 'grace' | 'linus',
) {
  const seeded = seedAssets(seedRoles());
  const complaints = watch(page);
  await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/servers/${seeded.serverId}/settings/${section}`);
  return { ...seeded, complaints };
}

const dot = (color: number) => Buffer.from(png(32, 32, () => [color, 90, 90]));
const still = (name: string, color = 200) => ({ name, mimeType: 'image/png', buffer: dot(color) });
const named = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Delete ${name}` }) });

test('several emoji are uploaded at once, named after their files', async ({ page, context }) => {
  const { world, complaints } = await open(page, context, 'emoji');
  await expect(page.getByText('Still: 8 of 250')).toBeVisible();
  const big = Buffer.from(png(600, 300, (x, y) => [x % 255, y % 255, 0]));
  await page
    .locator('input[type=file]')
    .setInputFiles([
      still('Party Cat!.png'),
      { name: 'dance.gif', mimeType: 'image/gif', buffer: Buffer.from(gif([9, 9, 9], [250, 0, 0])) },
      { name: 'wide.png', mimeType: 'image/png', buffer: big },
      { name: 'not.png', mimeType: 'image/png', buffer: Buffer.from('nothing') },
    ]);
  for (const name of ['Party_Cat', 'dance', 'wide']) await expect(named(page, name)).toBeVisible();
  await expect(page.getByText('Still: 10 of 250')).toBeVisible();
  await expect(page.getByText('Moving: 2 of 250')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('That is not a picture we can use');
  await page.getByRole('button', { name: 'Dismiss not' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const all = [...world.expressions.values()];
  const wide = all.find(({ name }) => name === 'wide');
  expect(world.assets.get(wide?.asset ?? '')?.bytes.length).toBeLessThan(256 * 1024);
  expect(all.find(({ name }) => name === 'dance')).toMatchObject({ animated: true });
  expect(complaints).toEqual([]);
});

test('the end of the room is said, and a second try goes through', ONCE, async ({ page, context }) => {
  const { world, serverId } = await open(page, context, 'emoji');
  await expect(page.getByText('Still: 8 of 250')).toBeVisible();
  const filler = Array.from({ length: 242 }, (_, i) => world.addExpression(serverId, 'emoji', `filler${i}`));
  const input = page.locator('input[type=file]');
  await input.setInputFiles(still('late.png'));
  await expect(page.getByRole('alert')).toContainText('There is no more room');
  world.expressions.delete(filler[0]?.expressionId ?? '');
  await page.getByLabel('Name of late').fill('in time');
  await expect(page.getByRole('button', { name: 'Try late again' })).toBeDisabled();
  await page.getByLabel('Name of late').fill('in_time');
  await page.getByRole('button', { name: 'Try late again' }).click();
  await expect(named(page, 'in_time')).toBeVisible();
});

test('an emoji is renamed in place, kept to roles, and deleted', async ({ page, context }) => {
  const { world, lamp, garden } = await open(page, context, 'emoji');
  const stored = () => world.expressions.get(lamp.expressionId);
  const name = page.getByLabel('Name of lamp');
  await name.fill('not so');
  await expect(page.getByText('2 to 32 letters a–z, digits and underscores.')).toBeVisible();
  await name.press('Enter');
  expect(stored()?.name).toBe('lamp');
  await name.press('Escape');
  await expect(page).toHaveURL(/settings\/emoji/);
  await expect(name).toHaveValue('lamp');
  await name.fill('lantern');
  await name.press('Enter');
  await expect(page.getByLabel('Name of lantern')).toHaveValue('lantern');
  expect(stored()?.name).toBe('lantern');
  await page.getByRole('button', { name: 'Who may use lantern: Everybody' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Garden crew' }).click();
  await expect.poll(() => stored()?.roleIds).toEqual([garden]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Delete lantern' }).click();
  await page
    .getByRole('dialog', { name: 'Delete :lantern:?' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(named(page, 'lantern')).toHaveCount(0);
  expect(stored()).toBeUndefined();
});

test('what others do shows at once', ONCE, async ({ page, context }) => {
  const { world, serverId, lamp } = await open(page, context, 'emoji');
  await expect(named(page, 'lamp')).toBeVisible();
  const made = world.addExpression(serverId, 'emoji', 'fresh', { asset: lamp.asset });
  world.emitTo(serverId, 'EXPRESSION_UPDATE', made);
  await expect(named(page, 'fresh')).toBeVisible();
  world.emitTo(serverId, 'EXPRESSION_UPDATE', { ...lamp, name: 'torch' });
  await expect(named(page, 'torch')).toBeVisible();
  world.emitTo(serverId, 'EXPRESSION_DELETE', { serverId, expressionId: made.expressionId });
  await expect(named(page, 'fresh')).toHaveCount(0);
});

test('who may make them changes their own only', ONCE, async ({ page, context }) => {
  const seeded = seedAssets(seedRoles());
  const { world, serverId, projector, linus } = seeded;
  const role = world.servers.get(serverId)?.roles.find(({ roleId }) => roleId === projector);
  if (role) role.permissions = String(1n << 43n);
  await attach(context, world, linus);
  await page.goto(`/app/servers/${serverId}/settings/emoji`);
  await expect(page.getByRole('button', { name: 'Upload emoji' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete soup' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete lamp' })).toHaveCount(0);
  await expect(page.getByLabel('Name of lamp')).toHaveCount(0);
  await expect(page.getByText('lamp', { exact: true })).toBeVisible();
});

test('a sound is uploaded, played, and made quieter', ONCE, async ({ page, context }) => {
  const { world } = await open(page, context, 'sound');
  const bell = () => [...world.expressions.values()].find(({ name }) => name === 'Door bell');
  await page.getByRole('button', { name: 'Play Door bell' }).click();
  await expect(page.getByRole('button', { name: 'Stop Door bell' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play Door bell' })).toBeVisible();
  const volume = page.getByRole('slider', { name: 'Volume of Door bell' });
  await expect(volume).toHaveValue('70');
  await volume.press('ArrowLeft');
  await expect.poll(() => bell()?.volume).toBe(69);
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'drum_roll.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from(mp3(20)) });
  await expect(named(page, 'drum roll')).toBeVisible();
  await input.setInputFiles(still('no-sound.png'));
  await expect(page.getByRole('alert')).toContainText('That is not a sound we can use');
});

test('a sticker says what it shows', async ({ page, context }) => {
  const { world } = await open(page, context, 'sticker');
  const film = () => [...world.expressions.values()].find(({ name }) => name === 'Film night');
  await page.getByLabel('What Film night shows').fill('A lamp in the dark');
  await page.getByLabel('Emoji nearest to Film night').fill('🎞️🔦');
  await page.getByLabel('Name of Film night').focus();
  await expect.poll(() => film()?.description).toBe('A lamp in the dark');
  await expect.poll(() => film()?.emoji).toBe('🔦');
});

test('nothing there, nothing loaded', ONCE, async ({ page, context }) => {
  const { world, serverId } = await open(page, context, 'sticker');
  for (const [id, { type }] of world.expressions) if (type === 'sticker') world.expressions.delete(id);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No stickers yet' })).toBeVisible();
  let fail = true;
  await context.route(`**/servers/${serverId}/expressions`, (route) =>
    fail ? route.fulfill({ status: 500, body: '' }) : route.fallback(),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The server has a problem');
  fail = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'No stickers yet' })).toBeVisible();
});

test.describe('to axe', () => {
  test.use(AXE);

  test('nothing is wrong among expressions', async ({ page, context }) => {
    test.setTimeout(120_000);
    const { serverId } = await open(page, context, 'emoji');
    for (const [section, shown] of [
      ['emoji', 'Delete lamp'],
      ['sticker', 'Delete Film night'],
      ['sound', 'Delete Door bell'],
    ] as const) {
      await page.goto(`/app/servers/${serverId}/settings/${section}`);
      await page.getByRole('button', { name: shown }).waitFor();
      await checkAccess(page, section);
    }
    await page.goto(`/app/servers/${serverId}/settings/overview`);
    await page.getByRole('heading', { level: 2 }).waitFor();
    await checkAccess(page, 'overview');
  });
});
