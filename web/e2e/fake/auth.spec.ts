import { expect, test } from '@playwright/test';
import { PASSWORD, seed } from '../../src/testing/fake/seed';
import { FakeWorld } from '../../src/testing/fake/world';
import { composer, fillCredentials, logIn, ONCE, row } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block' });

test('says what is wrong, logs in, and goes where one wanted to', async ({ page, context }) => {
  const { world, serverId, general } = seed();
  await attach(context, world, null);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await logIn(page, 'ada', 'wrong password');
  await expect(page.getByRole('alert')).toContainText('don’t fit together');
  await logIn(page, 'ada', PASSWORD);
  await expect(composer(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${serverId}/${general}$`));
});

test('sets Parley up with three fields', async ({ page, context }) => {
  const world = new FakeWorld();
  world.options.setupNeeded = true;
  await attach(context, world, null);
  await page.goto('/app/');
  await expect(page.getByRole('heading', { name: 'This Parley is brand new' })).toBeVisible();
  await page.goto('/app/setup#token=setup-token');
  await fillCredentials(page, 'x', 'short');
  await page.getByRole('button', { name: 'Set up Parley' }).click();
  await expect(page.getByText('A name has 2 to 32 characters.')).toBeVisible();
  await fillCredentials(page, 'owner', PASSWORD);
  await page.getByLabel('Name of your first server').fill('First light');
  await page.getByRole('button', { name: 'Set up Parley' }).click();
  await expect(page.getByText('First light').first()).toBeVisible();
});

test('an invite leads a newcomer into the channel', async ({ page, context }) => {
  const { world, ada, serverId } = seed();
  world.options.signUp = 'invite';
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
  await attach(context, world, null);
  await page.goto('/app/invite/abc');
  await expect(page.getByRole('heading', { name: 'Join Lantern Street' })).toBeVisible();
  await fillCredentials(page, 'newcomer', PASSWORD);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await expect(composer(page)).toBeVisible();
  await expect(row(page, 'I can do bread')).toBeVisible();
});

test('an invite that is over says so', ONCE, async ({ page, context }) => {
  const { world } = seed();
  await attach(context, world, null);
  await page.goto('/app/invite/nothing');
  await expect(page.getByRole('heading', { name: 'This invite is over' })).toBeVisible();
});

test('sign-up modes and the identity provider show in words', ONCE, async ({ page, context }) => {
  const { world } = seed();
  world.options.signUp = 'closed';
  world.options.oidc = { name: 'Keycloak' };
  await attach(context, world, null);
  await page.goto('/app/login');
  await expect(page.getByText('New accounts are closed here.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Continue with Keycloak' })).toHaveAttribute(
    'href',
    '/auth/oidc/login?returnTo=%2Fapp%2F',
  );
  await page.goto('/app/register');
  await expect(page.getByRole('button', { name: 'Create account' })).toHaveCount(0);
});

test('logging out reaches the other tab', ONCE, async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  const client = await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto('/app/settings');
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect(other.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  expect(client.userId).toBeNull();
});

test('a login ended elsewhere drops to a clear page', ONCE, async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  const client = await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeVisible();
  client.userId = null;
  for (const connection of [...world.connections]) connection.drop(4004);
  await expect(page.getByText('Your login here has ended.')).toBeVisible();
});
