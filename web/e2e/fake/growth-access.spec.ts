import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { seedGrowth } from '../../src/testing/fake/seed-growth';
import { isPhone } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block', bypassCSP: true, contextOptions: { reducedMotion: 'reduce' } });

async function check(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (v) => `${where}: ${v.id} ${v.nodes.map((n) => `${n.target} ${n.any[0]?.message ?? ''}`).join(' | ')}`,
  );
  expect(found).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, where).toBeLessThanOrEqual(0);
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the settings of growth, ${theme}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme });
    const { world, ada, serverId } = seedGrowth();
    await attach(context, world, ada);
    const settings = `/app/servers/${serverId}/settings`;
    await page.goto(`${settings}/onboarding`);
    for (const tab of ['Rules', 'Questions', 'Welcome']) {
      await page.getByText(tab, { exact: true }).first().click();
      await check(page, `onboarding ${tab}`);
    }
    await page.getByRole('button', { name: 'As a newcomer' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'preview');
    await page.goto(`${settings}/invites`);
    await page.getByText('used 4 of 25').waitFor();
    await check(page, 'invites');
    await page.getByRole('button', { name: 'Invite people' }).click();
    await page.getByRole('dialog').getByText('Links that work').waitFor();
    await check(page, 'invite dialog');
    await page.goto(`${settings}/templates`);
    await page.getByRole('button', { name: 'Make template' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'make a template');
    await page.getByRole('dialog').getByRole('button', { name: 'Make template' }).click();
    await page.getByText('not used yet').waitFor();
    await check(page, 'templates');
  });

  test(`axe finds nothing in events, exploring and coming in, ${theme}`, async ({ page, context }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme });
    const { world, ada, nora, serverId, general } = seedGrowth();
    const client = await attach(context, world, ada);
    await page.goto('/app/discover');
    await page.getByRole('heading', { name: 'Harbour Radio' }).waitFor();
    await check(page, 'discover');
    await page.goto(`/app/channels/${serverId}/${isPhone(page) ? '' : general}`);
    await page.getByRole('button', { name: /^Events/ }).click();
    await page.getByRole('article').first().waitFor();
    await check(page, 'events');
    await page
      .getByRole('button', { name: /^Film night/ })
      .first()
      .click();
    await page.getByText('Who comes').click();
    await page.getByText('Linus').last().waitFor();
    await check(page, 'event');
    await page.getByRole('button', { name: 'Call it off' }).click();
    await check(page, 'call it off');
    await page.getByRole('button', { name: 'Edit event' }).click();
    await check(page, 'event form');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add a server' }).click();
    await page.getByLabel('Start with').selectOption('file');
    await check(page, 'from a file');
    client.userId = nora;
    await page.goto('/app/invite/spring');
    await page.getByRole('button', { name: 'Join as Nora' }).click();
    await page.getByRole('checkbox').check();
    await check(page, 'rules');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The garden').click();
    await check(page, 'question');
    await page.goto(`/app/channels/${serverId}/${general}`);
    await page.getByRole('link', { name: 'Read the rules' }).waitFor();
    await check(page, 'pending');
    await page.goto(`/app/servers/${serverId}/mine`);
    await page.getByRole('switch').waitFor();
    await check(page, 'channels and roles');
  });
}
