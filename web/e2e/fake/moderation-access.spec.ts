import { expect, test } from '@playwright/test';
import { instanceOf } from '../../src/testing/fake/moderation-state';
import { type SeededModeration, seedModeration } from '../../src/testing/fake/seed-moderation';
import { isPhone, messageAction, row, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { AXE, checkAccess } from '../support/axe';

test.use(AXE);

/** Each page, and what tells that it is there. */
const PAGES: [path: (s: SeededModeration) => string, shown: string][] = [
  [({ serverId }) => `servers/${serverId}/settings/safety`, 'Pause all invites'],
  [({ serverId }) => `servers/${serverId}/settings/screening`, 'Link floods'],
  [({ serverId, rule }) => `servers/${serverId}/settings/screening/${rule}`, 'Allowed words'],
  [({ serverId }) => `servers/${serverId}/settings/screening/new`, 'A rule that is off looks at nothing.'],
  [({ serverId }) => `servers/${serverId}/settings/reports`, 'The third time today.'],
  [({ serverId, priya }) => `servers/${serverId}/settings/members/${priya}`, 'Asked to change it.'],
  [({ serverId }) => `servers/${serverId}/settings/members`, 'Select all that are shown'],
  [({ serverId }) => `servers/${serverId}/settings/audit`, 'Entries are kept for 90 days.'],
  [({ serverId }) => `servers/${serverId}/settings/roles`, 'Make a “Muted” role'],
  [() => 'admin/users', 'Mina Okafor'],
  [() => 'admin/servers', 'Book club'],
  [() => 'admin/log', 'Nothing was done yet.'],
];

test('axe finds nothing where one moderates', async ({ page, context }) => {
  test.setTimeout(300_000);
  const seeded = seedModeration();
  const { world, ada, serverId, general } = seeded;
  await attach(context, world, ada);
  for (const [path, shown] of PAGES) {
    await page.goto(`/app/${path(seeded)}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    await checkAccess(page, path(seeded));
  }
  await page.goto(`/app/servers/${serverId}/settings/screening`);
  await page.getByLabel('A message as somebody could write it').fill('a crowbar');
  await expect(page.locator('mark')).toBeVisible();
  await checkAccess(page, 'verdict');
  await page.goto(`/app/servers/${serverId}/settings/members`);
  await page.getByLabel('Select Priya').check();
  await checkAccess(page, 'selection');
  await page.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Ban 1 member?' })).toBeVisible();
  await checkAccess(page, 'many');
  await page.keyboard.press('Escape');
  instanceOf(world).haltAt = 0;
  await page.getByRole('button', { name: 'Time out', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Time out 1' }).click();
  await expect(page.getByText('Timing members out: 0 of 1')).toBeVisible();
  await checkAccess(page, 'progress');
  await page.getByRole('button', { name: 'Stop' }).click();
  const server = world.servers.get(serverId);
  if (server) server.invitesPausedUntil = new Date(Date.now() + 3_600_000).toISOString();
  await page.goto(`/app/channels/${serverId}/${general}`);
  await row(page, 'Cheap watches').waitFor();
  await messageAction(page, 'Cheap watches', 'Report message');
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkAccess(page, 'report');
  await page.keyboard.press('Escape');
  await showLists(page);
  await expect(page.getByText(/Invites are paused until/)).toBeVisible();
  await checkAccess(page, isPhone(page) ? 'paused, phone' : 'paused');
});
