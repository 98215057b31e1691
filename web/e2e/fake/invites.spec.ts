import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type SeededGrowth, seedGrowth } from '../../src/testing/fake/seed-growth';
import { ONCE } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });

async function open(page: Page, context: BrowserContext, path: string, who: keyof SeededGrowth = 'ada') {
  const seeded = seedGrowth();
  const complaints = watch(page);
  await attach(context, seeded.world, String(seeded[who]));
  await page.goto(`/app${path.replace('SERVER', seeded.serverId)}`);
  return { ...seeded, complaints };
}

test('an invite is made with an end, uses, roles and for a visit; shown, copied and revoked', async ({
  page,
  context,
}) => {
  const { world, serverId, garden, complaints } = await open(
    page,
    context,
    '/servers/SERVER/settings/invites',
  );
  await page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite to Lantern Street' });
  await dialog.getByLabel('Ends after').selectOption({ label: '1 day' });
  await dialog.getByLabel('Can be used').selectOption({ label: '5 times' });
  await dialog.getByText('Garden crew').click();
  await dialog.getByRole('switch', { name: 'For a visit only' }).check();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByLabel('Invite link')).toHaveValue(/\/app\/invite\/inv/);
  const made = () => [...world.invites.values()].find(({ code }) => code.startsWith('inv'));
  expect(made()).toMatchObject({ serverId, maxUses: 5, temporary: true, roleIds: [garden] });
  await page.keyboard.press('Escape');
  const code = made()?.code ?? '';
  const row = page.getByRole('list', { name: 'Invites' }).getByRole('listitem').filter({ hasText: code });
  await expect(row).toContainText('by Ada');
  await expect(row).toContainText('used 0 of 5 times');
  await expect(row).toContainText('Garden crew');
  await expect(row).toContainText('For a visit only');
  await row.getByRole('button', { name: `Copy the link ${code}` }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    new RegExp(`/app/invite/${code}$`),
  );
  await row.getByRole('button', { name: `Revoke ${code}` }).click();
  const sure = page.getByRole('dialog', { name: `Revoke the link ${code}?` });
  await expect(sure).toContainText('can’t join with it any more');
  await sure.getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
  expect(made()).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('who may not give roles is not offered any', ONCE, async ({ page, context }) => {
  const { world, serverId, general, mina } = await open(page, context, '/login');
  expect(mina).toBeTruthy();
  await context.unrouteAll();
  await attach(context, world, mina);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite to Lantern Street' });
  await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeVisible();
  await expect(dialog.getByText('Roles they get at once')).toHaveCount(0);
});

test('a word of one’s own: typed into shape, refused when taken, changed and given up', async ({
  page,
  context,
}) => {
  const { world, serverId } = await open(page, context, '/servers/SERVER/settings/invites');
  const word = page.getByLabel('Your word');
  const vanity = () => [...world.invites.values()].find((i) => i.vanity && i.serverId === serverId)?.code;
  await expect(word).toHaveValue('lantern');
  await word.fill('Spring');
  await expect(word).toHaveValue('spring');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Another server has that word already');
  await word.fill('Lantern Street!');
  await expect(page.getByText(/\/app\/invite\/lantern-street$/)).toBeVisible();
  await word.press('Enter');
  await expect(page.getByText('The link works from now on.')).toBeVisible();
  expect(vanity()).toBe('lantern-street');
  await page.getByRole('button', { name: 'Give it up' }).click();
  const sure = page.getByRole('dialog', { name: 'Give up the word lantern-street?' });
  await sure.getByRole('button', { name: 'Give it up' }).click();
  await expect(sure).toHaveCount(0);
  expect(vanity()).toBeUndefined();
  await word.fill('ab');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
});

test('a pause is said on the page and to whoever follows a link, and can be ended', async ({
  page,
  context,
}) => {
  const { world, serverId, nora } = await open(page, context, '/login');
  const server = world.servers.get(serverId);
  if (server) server.invitesPausedUntil = new Date(Date.now() + 3_600_000).toISOString();
  await context.unrouteAll();
  const client = await attach(context, world, nora);
  await page.goto('/app/invite/spring');
  await expect(page.getByRole('heading', { name: 'Join Lantern Street' })).toBeVisible();
  await expect(page.getByRole('note')).toContainText('Nobody can join this server at the moment');
  await expect(page.getByRole('button', { name: /Join as/ })).toHaveCount(0);
  client.userId = server?.ownerId ?? '';
  await page.goto(`/app/servers/${serverId}/settings/invites`);
  await expect(page.getByText(/^Invites are paused until/)).toBeVisible();
  await page.getByRole('button', { name: 'Let people in again' }).click();
  await expect(page.getByText(/^Invites are paused until/)).toHaveCount(0);
  expect(server?.invitesPausedUntil).toBeNull();
});
