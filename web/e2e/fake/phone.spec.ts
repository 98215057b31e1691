import { expect, test } from '@playwright/test';
import { seed } from '../../src/testing/fake/seed';
import { seedModeration } from '../../src/testing/fake/seed-moderation';
import { composer, isPhone, row } from '../support/acts';
import { attach } from '../support/attach';

test.use({ serviceWorkers: 'block' });
test.skip(({ viewport }) => (viewport?.width ?? 0) >= 768, 'the layout of a phone');

test('panels: lists, chat, members', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  expect(isPhone(page)).toBe(true);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await expect(composer(page)).toBeInViewport();
  await expect(page.getByRole('navigation', { name: 'Channels' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show members' }).click();
  await expect(page.getByRole('complementary', { name: 'Members' })).toBeInViewport();
  await page.getByRole('button', { name: 'Hide members' }).last().click();
  await page.getByRole('button', { name: 'Channels and servers' }).click();
  await expect(page.getByRole('navigation', { name: 'Channels' })).toBeInViewport();
  await page.getByRole('link', { name: 'general', exact: true }).click();
  await expect(row(page, 'I can do bread')).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole('navigation', { name: 'Channels' })).toBeInViewport();
});

test('nothing sticks out, and fingers can hit it all', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  for (const path of [
    'login',
    `channels/${serverId}/${general}`,
    `channels/${serverId}`,
    'settings/sessions',
  ]) {
    await page.goto(`/app/${path}`);
    await page.waitForLoadState('networkidle');
    await page
      .getByRole(path === 'login' ? 'button' : 'link')
      .or(composer(page))
      .first()
      .waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, select')]
        .filter(
          (e) =>
            e.offsetParent &&
            !e.closest('article') &&
            !e.classList.contains('hidden-visually') &&
            !e.closest('p'),
        )
        .map((e) => ({ name: e.getAttribute('aria-label') ?? e.textContent, box: e.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
    );
    expect(small).toEqual([]);
  }
});

test('a menu that opens under the finger waits for a choice', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  await row(page, 'I can do bread').hover();
  const menu = page.getByRole('menu');
  await page.mouse.down({ button: 'right' });
  await expect(menu).toBeVisible();
  const sheet = await menu.boundingBox();
  await page.mouse.move((sheet?.x ?? 0) + 40, (sheet?.y ?? 0) + 25);
  await page.mouse.up({ button: 'right' });
  await page.waitForTimeout(300);
  await expect(menu).toBeVisible();
  await page.getByRole('menuitem', { name: 'Delete message' }).click();
  await expect(page.getByRole('dialog', { name: /Delete/ })).toBeVisible();
});

test('a long press brings the menu, and it stays', async ({ page, context }) => {
  const { world, ada, serverId, general } = seed();
  await attach(context, world, ada);
  await page.goto(`/app/channels/${serverId}/${general}`);
  const box = await row(page, 'I can do bread').boundingBox();
  const point = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 30 };
  const touch = await context.newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await expect(page.getByRole('menu')).toBeVisible();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(500);
  await expect(page.getByRole('menu')).toBeVisible();
});

test('the section that is open is in sight, and the page stays where it is', async ({ page, context }) => {
  const { world, ada, serverId } = seedModeration();
  await attach(context, world, ada);
  await page.goto(`/app/servers/${serverId}/settings/audit`);
  await expect(page.getByRole('link', { name: 'Audit log' })).toBeInViewport({ ratio: 0.95 });
  expect((await page.getByRole('main').boundingBox())?.x).toBe(0);
  await page.goto(`/app/servers/${serverId}/settings/members`);
  await page.getByLabel('Select Priya').check();
  await expect(page.getByRole('button', { name: 'Select nobody' })).toBeInViewport({ ratio: 0.95 });
});
