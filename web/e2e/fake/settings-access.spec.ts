import { expect, test } from '@playwright/test';
import { type SeededRoles, seedRoles } from '../../src/testing/fake/seed-roles';
import { isPhone, pick } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';

test.use(AXE);

/** Each page, and what tells that it is there. */
const PAGES: [path: (s: SeededRoles) => string, shown: string][] = [
  [() => 'settings/overview', 'Hand over'],
  [({ projector }) => `settings/roles/${projector}`, 'How it looks'],
  [({ serverId }) => `settings/roles/${serverId}`, 'Manage channels'],
  [() => 'settings/members', 'Mina Okafor'],
  [() => 'settings/invites', 'No invites'],
  [() => 'settings/bans', 'Mudslinger'],
  [() => 'settings/audit', 'Ada changed the server'],
  [({ keys }) => `channel-settings/${keys}/overview`, 'Slow mode'],
  [({ keys }) => `channel-settings/${keys}/permissions`, 'In sync with the category Backstage'],
  [({ keys }) => `channel-settings/${keys}/explain`, 'Choose somebody'],
];

test('axe finds nothing in the settings', async ({ page, context }) => {
  test.setTimeout(180_000);
  const seeded = seedRoles();
  const { world, ada, serverId, general } = seeded;
  await attach(context, world, ada);
  for (const [path, shown] of PAGES) {
    await page.goto(`/app/servers/${serverId}/${path(seeded)}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    if (path(seeded).endsWith('explain')) {
      await pick(page, 'Role or member', 'Linus');
      await expect(page.getByText('Can’t: no role allows it').first()).toBeVisible();
    }
    await checkAccess(page, path(seeded));
  }
  await page.goto(`/app/channels/${serverId}/${general}`);
  if (isPhone(page)) await page.getByRole('button', { name: 'Show members' }).click();
  await page.getByRole('button', { name: /^Grace Hopper, / }).click();
  await expect(page.getByRole('dialog')).toContainText('Garden crew');
  await checkAccess(page, 'profile');
  await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Ban Grace Hopper?' })).toBeVisible();
  await checkAccess(page, 'ban');
});
