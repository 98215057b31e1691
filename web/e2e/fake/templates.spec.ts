import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { growthOf } from '../../src/testing/fake/growth';
import { type SeededGrowth, seedGrowth } from '../../src/testing/fake/seed-growth';
import { ONCE, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });

async function open(page: Page, context: BrowserContext, path: string, who: keyof SeededGrowth = 'ada') {
  const seeded = seedGrowth();
  const complaints = watch(page);
  const client = await attach(context, seeded.world, String(seeded[who]));
  await page.goto(`/app${path.replace('SERVER', seeded.serverId)}`);
  const named = (name: string) => [...seeded.world.servers.values()].find((server) => server.name === name);
  const channelsOf = (serverId: string | undefined) =>
    [...seeded.world.channels.values()].filter((c) => c.serverId === serverId).map((c) => c.name);
  return { ...seeded, complaints, client, named, channelsOf };
}

/** Opens the window in which servers are made. */
async function add(page: Page) {
  await page.getByRole('button', { name: 'Add a server' }).click();
  return page.getByRole('dialog', { name: 'Add a server' });
}

test('a template is made, copied, brought up to date, used by its link, and deleted', async ({
  page,
  context,
}) => {
  const { world, serverId, nora, client, named, channelsOf, complaints } = await open(
    page,
    context,
    '/servers/SERVER/settings/templates',
  );
  await expect(page.getByText('No templates yet')).toBeVisible();
  await page.getByRole('button', { name: 'Make template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make template' });
  await dialog.getByLabel('Name').fill('A street');
  await dialog.getByLabel('What it is for').fill('For neighbours');
  await dialog.getByRole('button', { name: 'Make template' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'A street' });
  await expect(row).toContainText('not used yet');
  await row.getByRole('button', { name: 'Copy the link of A street' }).click();
  const url = await page.evaluate(() => navigator.clipboard.readText());
  const template = () => [...growthOf(world).templates.values()][0];
  expect(url).toContain(`/app/template/${template()?.code}`);
  world.addChannel(serverId, 'sheds');
  expect(template()?.content.channels.map(({ name }) => name)).not.toContain('sheds');
  await row.getByRole('button', { name: 'Bring A street up to date' }).click();
  await expect(page.getByText('A street is as the server is now.')).toBeVisible();
  expect(template()?.content.channels.map(({ name }) => name)).toContain('sheds');

  client.userId = nora;
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: 'A street' })).toBeVisible();
  await expect(page.getByText('For neighbours')).toBeVisible();
  const preview = page.getByRole('region', { name: 'What is in it' });
  await expect(preview).toContainText('sheds');
  await expect(preview).toContainText('Garden crew');
  await page.getByLabel('Server name').fill('Candle Alley');
  await page.getByRole('button', { name: 'Create server' }).click();
  await expect(page).toHaveURL(/\/channels\//);
  const made = named('Candle Alley');
  expect(made?.ownerId).toBe(nora);
  expect(channelsOf(made?.serverId)).toContain('sheds');
  expect(template()?.uses).toBe(1);

  client.userId = world.servers.get(serverId)?.ownerId ?? '';
  await page.goto(`/app/servers/${serverId}/settings/templates`);
  await row.getByRole('button', { name: 'Delete A street' }).click();
  const sure = page.getByRole('dialog', { name: 'Delete the template A street?' });
  await expect(sure).toContainText('Servers made of it stay');
  await sure.getByRole('button', { name: 'Delete template' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'There is no such template' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test(
  'a server leaves as a file and comes back from it; other files are told from it',
  ONCE,
  async ({ page, context }) => {
    const { serverId, named, channelsOf } = await open(page, context, '/servers/SERVER/settings/templates');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as file' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe('lantern-street.parley.json');
    const text = await readFile(await file.path(), 'utf8');
    await page.goto(`/app/channels/${serverId}`);
    await showLists(page);
    const dialog = await add(page);
    await dialog.getByLabel('Start with').selectOption('file');
    const choose = (name: string, content: string) =>
      dialog
        .getByLabel('Choose a file')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await choose('notes.json', 'not json');
    await expect(dialog.getByRole('alert')).toContainText('can’t be read as JSON');
    await choose('other.json', '{"a":1}');
    await expect(dialog.getByRole('alert')).toContainText('not an exported server');
    await choose('newer.json', text.replace('"version": 1', '"version": 2'));
    await expect(dialog.getByRole('alert')).toContainText('newer Parley');
    await choose('street.json', text);
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect(dialog.getByRole('region', { name: 'What is in it' })).toContainText('shed-keys');
    await expect(dialog.getByRole('button', { name: 'Create server' })).toBeDisabled();
    await dialog.getByLabel('Server name').fill('Second Street');
    await dialog.getByRole('button', { name: 'Create server' }).click();
    await expect(page).toHaveURL(/\/channels\//);
    await expect.poll(() => channelsOf(named('Second Street')?.serverId)).toContain('shed-keys');
  },
);

test('a server begins with a template’s code, or as a copy, or empty', async ({ page, context }) => {
  const { world, serverId, named, channelsOf, general } = await open(page, context, '/login');
  await page.goto(`/app/channels/${serverId}/${general}`);
  await showLists(page);
  const dialog = await add(page);
  await dialog.getByLabel('Start with').selectOption('template');
  await dialog.getByLabel('Template link or code').fill('nothing');
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not there');
  await dialog.getByLabel('Start with').selectOption('clone');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByLabel('Copy of').selectOption({ label: 'Lantern Street' });
  await expect(dialog.getByLabel('Server name')).toHaveValue('Lantern Street (copy)');
  await dialog.getByRole('button', { name: 'Create server' }).click();
  await expect(dialog).toHaveCount(0);
  expect(channelsOf(named('Lantern Street (copy)')?.serverId)).toContain('film-night');
  await showLists(page);
  const again = await add(page);
  await again.getByLabel('Server name').fill('Bare');
  await again.getByLabel('Server name').press('Enter');
  await expect(again).toHaveCount(0);
  expect(channelsOf(named('Bare')?.serverId)).toEqual(['general']);
  expect(world.servers.has(serverId)).toBe(true);
});
