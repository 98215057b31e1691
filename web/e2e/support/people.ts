import { type Browser, expect, type Page, type TestInfo } from '@playwright/test';
import { logIn } from './acts';
import type { Served } from './serve';
import { watch } from './watch';

/** A browser of their own; what its pages complain of is noted. */
export async function person(browser: Browser, info: TestInfo, complaints: string[][]): Promise<Page> {
  const { viewport, isMobile, hasTouch } = info.project.use;
  const context = await browser.newContext({ viewport, isMobile, hasTouch, serviceWorkers: 'block' });
  const page = await context.newPage();
  complaints.push(watch(page));
  return page;
}

/** Logs in, and goes to a page of the client. */
export async function comeIn(
  served: Served,
  page: Page,
  who: { name: string; password: string },
  path: string,
): Promise<void> {
  await page.goto(`${served.url}/app/login`);
  await logIn(page, who.name, who.password);
  await expect(page).not.toHaveURL(/\/login/);
  await page.goto(`${served.url}${path}`);
}
