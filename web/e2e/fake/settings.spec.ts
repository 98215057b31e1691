import { expect, type Page, test } from '@playwright/test';
import { bitsOf, has } from '../../src/lib/permission-bits';
import { type SeededRoles, seedRoles } from '../../src/testing/fake/seed-roles';
import { isPhone, ONCE, pick, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(
  page: Page,
  context: import('@playwright/test').BrowserContext,
  path: (seeded: SeededRoles) => string,
  who: 'ada' | 'grace' = 'ada',
) {
  const seeded = seedRoles();
  const complaints = watch(page);
  const client = await attach(context, seeded.world, seeded[who]);
  await page.goto(`/app/servers/${seeded.serverId}/${path(seeded)}`);
  return { ...seeded, complaints, client };
}

const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });

test('a role is made, coloured, given permissions and saved; nothing unsaved is lost', async ({
  page,
  context,
}) => {
  const { world, serverId, complaints } = await open(page, context, () => 'settings/roles');
  await page.getByRole('button', { name: 'Create role' }).click();
  const name = page.getByLabel('Role name');
  await expect(name).toHaveValue('New role');
  await name.fill('Librarian');
  await page.getByRole('radio', { name: 'Colour #4b7bec' }).press('Space');
  await page.getByRole('switch', { name: 'Show apart in the member list' }).check();
  await expect(page.getByRole('region', { name: 'How it looks' })).toContainText('Librarian: 1');
  await page.getByText('Permissions', { exact: true }).first().click();
  await page.getByLabel('Find a permission').fill('ban');
  await page.getByRole('switch', { name: /^Ban members/ }).check();
  await expect(bar(page)).toBeVisible();
  await page.getByRole('link', { name: 'Members', exact: true }).click();
  await expect(page.getByLabel('Find a permission')).toBeVisible();
  await expect(bar(page).locator('[data-shaken]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/settings\/roles/);
  const role = () => world.servers.get(serverId)?.roles.find((one) => one.name === 'Librarian');
  expect(role()).toBeUndefined();
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(role()).toMatchObject({ color: 0x4b7bec, hoist: true });
  expect(has(bitsOf(role()?.permissions ?? '0'), 'ban_members')).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/channels\//);
  expect(complaints).toEqual([]);
});

test('reset takes the changes back', ONCE, async ({ page, context }) => {
  await open(page, context, ({ garden }) => `settings/roles/${garden}`);
  await page.getByLabel('Role name').fill('Weeds');
  await bar(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByLabel('Role name')).toHaveValue('Garden crew');
  await expect(bar(page)).toHaveCount(0);
});

test(
  'who stands below changes only what is below, and gives only what they have',
  ONCE,
  async ({ page, context }) => {
    const { garden, projector, warden, serverId } = await open(
      page,
      context,
      ({ garden }) => `settings/roles/${garden}`,
      'grace',
    );
    await page.getByText('Permissions', { exact: true }).first().click();
    await expect(page.getByRole('switch', { name: /^Manage server/ })).toBeDisabled();
    await expect(page.getByRole('switch', { name: /^Remove members/ })).toBeEnabled();
    await page.goto(`/app/servers/${serverId}/settings/roles/${warden}`);
    await expect(page.getByText('Your own highest role')).toBeVisible();
    await expect(page.getByLabel('Role name')).toBeDisabled();
    await page.goto(`/app/servers/${serverId}/settings/roles`);
    await expect(page.getByRole('button', { name: 'Move Warden' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Move Projectionist' })).toBeVisible();
    expect(garden).not.toBe(projector);
  },
);

test('roles move by keyboard and by dragging', async ({ page, context }) => {
  const { world, serverId } = await open(page, context, () => 'settings/roles');
  const order = () => world.servers.get(serverId)?.roles.map((role) => role.name);
  expect(order()).toEqual(['Warden', 'Projectionist', 'Garden crew', 'Guest', '@everyone']);
  await page.getByRole('button', { name: 'Move Guest' }).press('ArrowUp');
  await expect.poll(order).toEqual(['Warden', 'Projectionist', 'Guest', 'Garden crew', '@everyone']);
  await expect(page.getByRole('button', { name: 'Move Guest' })).toBeFocused();
  const handle = await page.getByRole('button', { name: 'Move Garden crew' }).boundingBox();
  const top = await page.getByRole('button', { name: 'Move Warden' }).boundingBox();
  await page.mouse.move((handle?.x ?? 0) + 8, (handle?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((top?.x ?? 0) + 8, (top?.y ?? 0) + 30, { steps: 5 });
  await page.mouse.move((top?.x ?? 0) + 8, (top?.y ?? 0) + 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(order).toEqual(['Garden crew', 'Warden', 'Projectionist', 'Guest', '@everyone']);
});

test('deleting a role says whom it hits', async ({ page, context }) => {
  const { world, serverId, garden } = await open(page, context, ({ garden }) => `settings/roles/${garden}`);
  await expect(
    page.getByRole('link', { name: 'Garden crew', exact: true }).or(page.getByLabel('Role name')).first(),
  ).toBeVisible();
  await page.getByText('Members', { exact: true }).last().click();
  await expect(page.getByText('Grace Hopper')).toBeVisible();
  await page.getByRole('button', { name: 'Delete role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Garden crew?' });
  await expect(dialog).toContainText('2 members lose it');
  await dialog.getByRole('button', { name: 'Delete role' }).click();
  await expect(dialog).toHaveCount(0);
  expect(world.servers.get(serverId)?.roles.some((role) => role.roleId === garden)).toBe(false);
  await expect(page.getByRole('link', { name: /^Garden crew/ })).toHaveCount(0);
});

test('a member gets a role, and loses it', async ({ page, context }) => {
  const { world, serverId, mina, projector } = await open(page, context, () => 'settings/members', 'grace');
  const held = () => world.servers.get(serverId)?.members.get(mina)?.roleIds;
  await page.getByLabel('Find by name or nickname').fill('mina');
  await expect(page.getByText('1 member', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Change roles of Mina Okafor' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: /Warden/ })).toHaveCount(0);
  await page.getByRole('menuitemcheckbox', { name: /Projectionist/ }).click();
  await expect.poll(held).toContain(projector);
  await expect(page.getByRole('menuitemcheckbox', { name: /Projectionist/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take Projectionist from Mina Okafor' }).click();
  await expect.poll(held).not.toContain(projector);
});

test('a ban has a reason and an end, is listed, and is lifted', async ({ page, context }) => {
  const { world, serverId, linus } = await open(page, context, () => 'settings/members', 'grace');
  await page.getByRole('button', { name: 'Actions for Linus' }).click();
  await page.getByRole('menuitem', { name: 'Ban', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Ban Linus?' });
  await dialog.getByLabel('For how long').selectOption({ label: '1 week' });
  await dialog.getByLabel('Reason').fill('Took the projector 🎞️');
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Actions for Linus' })).toHaveCount(0);
  expect(world.servers.get(serverId)?.bans.get(linus)).toMatchObject({ reason: 'Took the projector 🎞️' });
  await page.getByRole('link', { name: 'Bans' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Took the projector' });
  await expect(row).toContainText('Ends in 7 days');
  await page.getByRole('button', { name: 'Lift the ban of Linus' }).click();
  await expect(row).toHaveCount(0);
  expect(world.servers.get(serverId)?.bans.has(linus)).toBe(false);
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByText('Grace Hopper lifted the ban of Linus')).toBeVisible();
});

test('the audit log filters, shows what changed, and goes on to its beginning', async ({ page, context }) => {
  await open(page, context, () => 'settings/audit');
  const rows = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Grace Hopper made the invite x7Qh2');
  await pick(page, 'Who', 'Ada');
  await expect(rows).toHaveCount(4);
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Role changed' });
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Given: Ban members');
  await expect(rows.first()).toContainText('#d9534f');
  await pick(page, 'Who', 'Everybody');
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Message deleted' });
  await expect(rows).toHaveCount(50);
  await rows.last().scrollIntoViewIfNeeded();
  await expect(rows).toHaveCount(70);
  await expect(page.getByText('That is where the log begins.')).toBeVisible();
});

test('a channel gets an exception, leaves its category, and comes back', async ({ page, context }) => {
  const { world, keys, garden } = await open(
    page,
    context,
    ({ keys }) => `channel-settings/${keys}/permissions`,
  );
  await expect(page.getByText('In sync with the category Backstage')).toBeVisible();
  await pick(page, 'Add a role or member', 'Garden crew');
  const states = page.getByRole('group', { name: 'See channels for Garden crew' });
  await states.getByRole('radio', { name: 'Allow' }).press('Space');
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(world.channels.get(keys)?.overwrites).toContainEqual({
    type: 'role',
    targetId: garden,
    allow: '1024',
    deny: '0',
  });
  await expect(page.getByText('Different from the category Backstage.')).toBeVisible();
  await page.getByRole('button', { name: 'Take over from the category' }).click();
  await expect(page.getByText('In sync with the category Backstage')).toBeVisible();
  expect(world.channels.get(keys)?.overwrites.some((row) => row.targetId === garden)).toBe(false);
});

test('tells what somebody can do in a channel, and why', async ({ page, context }) => {
  await open(page, context, ({ keys }) => `channel-settings/${keys}/explain`);
  await pick(page, 'Role or member', 'Guest');
  const see = page.getByRole('listitem').filter({ hasText: 'See channels' });
  await expect(see).toContainText('Can’t: set for everyone in this channel');
  await pick(page, 'Role or member', 'Grace Hopper');
  await expect(see).toContainText('Can: set for Warden in this channel');
  await page.getByText('Can’t', { exact: true }).first().click();
  await expect(see).toHaveCount(0);
});

test('one sees the channels as a role does', async ({ page, context }) => {
  const { guest } = await open(page, context, () => 'settings/roles');
  expect(guest).toBeTruthy();
  await page.getByRole('link', { name: /^Guest/ }).click();
  await page.getByRole('button', { name: 'View server as this role' }).click();
  if (!isPhone(page)) await expect(page).toHaveURL(/\/channels\//);
  await showLists(page);
  const channels = page.getByRole('navigation', { name: 'Channels' });
  await expect(channels.getByText('You see the channels as Guest does.')).toBeVisible();
  await expect(channels.getByRole('link', { name: 'film-night' })).toBeVisible();
  await expect(channels.getByRole('link', { name: /shed-keys/ })).toHaveCount(0);
  await channels.getByRole('button', { name: 'Back to my own view' }).click();
  await expect(channels.getByRole('link', { name: /shed-keys/ })).toBeVisible();
});
