import { test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { attach } from '../support/attach';

test('look', async ({ page, context }, info) => {
  page.on('console', (m) => console.log(m.type(), m.text()));
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `e2e/out/look-${info.project.name}.png` });
});
