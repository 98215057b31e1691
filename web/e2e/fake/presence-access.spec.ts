import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { seedPresence } from '../../src/testing/fake/seed-presence';
import { composer, isPhone, showLists } from '../support/acts';
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
  test(`axe finds nothing in statuses and gates, ${theme}`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme });
    const { world, ada, serverId, general, films, garden } = seedPresence();
    const film = world.channels.get(films);
    if (film) film.ageRestricted = true;
    const old = world.addChannel(serverId, 'old-plans', null, { archived: true }).channelId;
    await attach(context, world, ada);
    await page.goto(`/app/channels/${serverId}/${general}`);
    await expect(composer(page)).toBeVisible();
    if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
    await page.getByRole('button', { name: /^Linus, Do not disturb/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Tabletop Trains');
    await check(page, 'card');
    await page.keyboard.press('Escape');
    if (isPhone(page)) await page.getByRole('button', { name: 'Hide members' }).last().click();
    await showLists(page);
    await page.getByRole('button', { name: /^Archived/ }).click();
    await page.getByRole('button', { name: /Change status$/ }).click();
    await page.getByRole('menuitem', { name: 'Set a status' }).waitFor();
    await check(page, 'status menu');
    await page.getByRole('menuitem', { name: 'Set a status' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'status dialog');
    await page.goto(`/app/channels/${serverId}/${films}`);
    await page.getByRole('button', { name: 'I am old enough' }).waitFor();
    await check(page, 'age');
    await page.goto(`/app/servers/${serverId}/channel-settings/${old}/overview`);
    await page.getByRole('button', { name: 'Bring channel back' }).waitFor();
    await check(page, 'archived');
    await page.goto(`/app/servers/${serverId}/settings/roles/${garden}`);
    await page.getByRole('switch', { name: 'Mutes' }).waitFor();
    await page.getByText('Members', { exact: true }).last().click();
    await expect(page.getByText('Mina Okafor')).toBeVisible();
    await check(page, 'role members');
    await page.goto(`/app/servers/${serverId}/settings/audit`);
    await page.getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option', { name: 'Linus' }).waitFor();
    await check(page, 'picker');
  });
}
