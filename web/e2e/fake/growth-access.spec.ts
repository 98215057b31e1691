import { test } from '@playwright/test';
import { seedGrowth } from '../../src/testing/fake/seed-growth';
import { isPhone } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';

test.use(AXE);

test('axe finds nothing in the settings of growth', async ({ page, context }) => {
  test.setTimeout(180_000);
  const { world, ada, serverId } = seedGrowth();
  await attach(context, world, ada);
  const settings = `/app/servers/${serverId}/settings`;
  await page.goto(`${settings}/onboarding`);
  for (const tab of ['Rules', 'Questions', 'Welcome']) {
    await page.getByText(tab, { exact: true }).first().click();
    await checkAccess(page, `onboarding ${tab}`);
  }
  await page.getByRole('button', { name: 'As a newcomer' }).click();
  await page.getByRole('dialog').waitFor();
  await checkAccess(page, 'preview');
  await page.goto(`${settings}/invites`);
  await page.getByText('used 4 of 25').waitFor();
  await checkAccess(page, 'invites');
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByRole('dialog').getByText('Links that work').waitFor();
  await checkAccess(page, 'invite dialog');
  await page.goto(`${settings}/templates`);
  await page.getByRole('button', { name: 'Make template' }).click();
  await page.getByRole('dialog').waitFor();
  await checkAccess(page, 'make a template');
  await page.getByRole('dialog').getByRole('button', { name: 'Make template' }).click();
  await page.getByText('not used yet').waitFor();
  await checkAccess(page, 'templates');
});

test('axe finds nothing in events, exploring and coming in', async ({ page, context }) => {
  test.setTimeout(240_000);
  const { world, ada, nora, serverId, general } = seedGrowth();
  const client = await attach(context, world, ada);
  await page.goto('/app/discover');
  await page.getByRole('heading', { name: 'Harbour Radio' }).waitFor();
  await checkAccess(page, 'discover');
  await page.goto(`/app/channels/${serverId}/${isPhone(page) ? '' : general}`);
  await page.getByRole('button', { name: /^Events/ }).click();
  await page.getByRole('article').first().waitFor();
  await checkAccess(page, 'events');
  await page
    .getByRole('button', { name: /^Film night/ })
    .first()
    .click();
  await page.getByText('Who comes').click();
  await page.getByText('Linus').last().waitFor();
  await checkAccess(page, 'event');
  await page.getByRole('button', { name: 'Call it off' }).click();
  await checkAccess(page, 'call it off');
  await page.getByRole('button', { name: 'Edit event' }).click();
  await checkAccess(page, 'event form');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add a server' }).click();
  await page.getByLabel('Start with').selectOption('file');
  await checkAccess(page, 'from a file');
  client.userId = nora;
  await page.goto('/app/invite/spring');
  await page.getByRole('button', { name: 'Join as Nora' }).click();
  await page.getByRole('checkbox').check();
  await checkAccess(page, 'rules');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The garden').click();
  await checkAccess(page, 'question');
  await page.goto(`/app/channels/${serverId}/${general}`);
  await page.getByRole('link', { name: 'Read the rules' }).waitFor();
  await checkAccess(page, 'pending');
  await page.goto(`/app/servers/${serverId}/mine`);
  await page.getByRole('switch').waitFor();
  await checkAccess(page, 'channels and roles');
});
