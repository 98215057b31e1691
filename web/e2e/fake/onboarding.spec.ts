import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { growthOf } from '../../src/testing/fake/growth';
import { type SeededGrowth, seedGrowth } from '../../src/testing/fake/seed-growth';
import { composer, ONCE, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block' });

async function open(page: Page, context: BrowserContext, path: string, who: keyof SeededGrowth = 'ada') {
  const seeded = seedGrowth();
  const complaints = watch(page);
  const client = await attach(context, seeded.world, String(seeded[who]));
  await page.goto(`/app${path.replace('SERVER', seeded.serverId)}`);
  const rolesOf = (userId: string) => seeded.world.servers.get(seeded.serverId)?.members.get(userId)?.roleIds;
  return { ...seeded, complaints, client, rolesOf };
}

const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' });

test('a newcomer accepts the rules, answers, is welcomed, and may write', async ({ page, context }) => {
  const { nora, garden, guest, rolesOf, complaints } = await open(page, context, '/invite/spring', 'nora');
  await page.getByRole('button', { name: 'Join as Nora' }).click();
  await expect(page.getByRole('heading', { name: 'The rules here' })).toBeVisible();
  await expect(page.getByText('Step 1 of 4')).toBeVisible();
  const go = page.getByRole('button', { name: 'Continue' });
  await expect(go).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Skip all this' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'I have read the rules and keep to them' }).check();
  await go.click();
  await expect(page.getByRole('heading', { name: 'What brings you here?' })).toBeFocused();
  await expect(go).toBeDisabled();
  await page.getByText('Films', { exact: true }).click();
  await go.click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('checkbox', { name: 'Films' })).toBeChecked();
  await go.click();
  await page.getByText('Just visiting').click();
  await go.click();
  await expect(page.getByRole('heading', { name: 'Welcome to Lantern Street' })).toBeVisible();
  await expect(page.getByText('For wardens only')).toHaveCount(0);
  // The invite gave the garden; answering that one comes for films lays it down.
  await expect.poll(() => rolesOf(nora)).toEqual([guest]);
  expect(garden).not.toBe(guest);
  await page.getByRole('button', { name: /Choose the next film/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'film-night' })).toBeVisible();
  await expect(composer(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('who looks around first is told what is missing, and led back to it', async ({ page, context }) => {
  const { nora, world, serverId } = await open(page, context, '/invite/spring', 'nora');
  await page.getByRole('button', { name: 'Join as Nora' }).click();
  await page.getByRole('button', { name: 'Look around first' }).click();
  await expect(page.getByText('To write, accept the rules first.')).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Read the rules' }).click();
  await expect(page.getByRole('heading', { name: 'The rules here' })).toBeVisible();
  // Accepted on another device meanwhile: the bar goes by itself.
  await page.getByRole('button', { name: 'Look around first' }).click();
  await expect(page.getByText('To write, accept the rules first.')).toBeVisible();
  const row = world.servers.get(serverId)?.members.get(nora);
  if (row) row.pending = false;
  world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, nora));
  await expect(composer(page)).toBeVisible();
});

test(
  'where nothing is required it can be skipped; where there is nothing one is straight in',
  ONCE,
  async ({ page, context }) => {
    const { world, serverId, harbour } = await open(page, context, '/discover', 'nora');
    const server = world.servers.get(serverId);
    if (server) Object.assign(server, { rulesGate: false, discoverable: true });
    for (const question of growthOf(world).onboarding.get(serverId)?.questions ?? [])
      question.required = false;
    await page.reload();
    await page.getByRole('button', { name: 'Join Lantern Street' }).click();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.getByRole('button', { name: 'Skip all this' }).click();
    await expect(page).toHaveURL(new RegExp(`/channels/${serverId}`));
    await page.goto('/app/discover');
    await page.getByRole('button', { name: 'Join Harbour Radio' }).click();
    await expect(page).toHaveURL(new RegExp(`/channels/${harbour}`));
  },
);

test('answers and roles to take are changed later', async ({ page, context }) => {
  const { mina, garden, guest, rolesOf, serverId } = await open(page, context, '/channels/SERVER', 'mina');
  await showLists(page);
  await page.getByRole('button', { name: /server menu/ }).click();
  await page.getByRole('menuitem', { name: 'Channels & Roles' }).click();
  const take = page.getByRole('switch', { name: /Garden crew/ });
  await expect(take).toBeChecked();
  await take.uncheck();
  await expect.poll(() => rolesOf(mina)).toEqual([]);
  await take.check();
  await expect.poll(() => rolesOf(mina)).toEqual([garden]);
  await expect(page.getByRole('checkbox', { name: /The garden/ })).toBeChecked();
  await page.getByText('Just visiting').click();
  await expect(bar(page)).toBeVisible();
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(rolesOf(mina)).toEqual([garden, guest]);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`/channels/${serverId}`));
});

test('the settings: rules are written, ordered, gated, previewed and saved', async ({ page, context }) => {
  const { world, serverId, complaints } = await open(page, context, '/servers/SERVER/settings/onboarding');
  const rules = () =>
    growthOf(world)
      .onboarding.get(serverId)
      ?.rules.map(({ title }) => title);
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await expect(bar(page)).toContainText('Every rule needs a title.');
  await page.getByLabel('Rule', { exact: true }).last().fill('No drones');
  await page.getByRole('button', { name: 'Move No drones', exact: true }).press('ArrowUp');
  await expect(page.getByRole('button', { name: 'Move No drones', exact: true })).toBeFocused();
  await page.getByRole('switch', { name: 'Newcomers accept the rules first' }).uncheck();
  await page.getByRole('button', { name: 'As a newcomer' }).click();
  const preview = page.getByRole('dialog', { name: 'As a newcomer' });
  await expect(preview).toContainText('No drones');
  await preview.getByRole('button', { name: 'Continue' }).click();
  await expect(preview.getByRole('heading', { name: 'What brings you here?' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(rules()).toHaveLength(3);
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(rules()).toEqual(['Be kind', 'Keep it in the street', 'No drones', 'Bring things back']);
  expect(world.servers.get(serverId)?.rulesGate).toBe(false);
  await expect(page.getByRole('switch', { name: 'Newcomers accept the rules first' })).not.toBeChecked();
  expect(complaints).toEqual([]);
});

test('the settings: questions with answers that give roles, and a welcome', async ({ page, context }) => {
  const { world, serverId, warden, projector, guest, films } = await open(
    page,
    context,
    '/servers/SERVER/settings/onboarding',
  );
  const saved = () => growthOf(world).onboarding.get(serverId);
  await page.getByText('Questions', { exact: true }).click();
  await page.getByRole('button', { name: 'Remove Do you live in the street?' }).click();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question', { exact: true }).last().fill('Which tools?');
  await page.getByLabel('Answer', { exact: true }).nth(2).fill('Hammer');
  await expect(bar(page)).toContainText('Every answer needs its words.');
  await page.getByRole('button', { name: 'Remove Answer 2' }).click();
  await page.getByRole('button', { name: 'Add role' }).last().click();
  // Power over others is not to be had for an answer.
  await expect(page.getByRole('menuitemcheckbox', { name: /Warden/ })).toHaveCount(0);
  await expect(page.getByRole('menuitemcheckbox', { name: /Projectionist/ })).toHaveCount(0);
  await page.getByRole('menuitemcheckbox', { name: 'Guest' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('Welcome', { exact: true }).click();
  await page.getByRole('button', { name: 'Remove #film-night' }).click();
  await page.getByLabel('Add a channel').selectOption({ label: '#garden' });
  await page.getByLabel('Words of welcome').fill('Hello there');
  await bar(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(saved()?.questions.map(({ title }) => title)).toEqual(['What brings you here?', 'Which tools?']);
  expect(saved()?.questions[1]?.options).toMatchObject([{ label: 'Hammer', roleIds: [guest] }]);
  expect(saved()?.welcome.text).toBe('Hello there');
  expect(saved()?.welcome.channels.some(({ channelId }) => channelId === films)).toBe(false);
  expect([warden, projector]).not.toContain(guest);
});

test(
  'a server without any of it says so, and a broken line can be tried again',
  ONCE,
  async ({ page, context }) => {
    const { world, serverId } = await open(page, context, '/servers/SERVER/settings/overview');
    growthOf(world).onboarding.delete(serverId);
    const server = world.servers.get(serverId);
    if (server) server.rulesGate = false;
    await expect(page.getByLabel('Server name')).toBeVisible();
    world.broken = true;
    await page.getByRole('link', { name: 'Onboarding' }).click();
    await expect(page.getByRole('alert')).toContainText('can’t be reached');
    world.broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('No rules yet.')).toBeVisible();
    await page.getByRole('button', { name: 'As a newcomer' }).click();
    await expect(page.getByRole('dialog')).toContainText('Nothing is shown');
  },
);
