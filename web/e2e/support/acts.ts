import { expect, type Locator, type Page } from '@playwright/test';

/** For a test of what is the same on a desktop and a phone: it runs on the desktop only. */
export const ONCE = { tag: '@once' };

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message #/ });

/** The row that shows a text. */
export const row = (page: Page, text: string): Locator =>
  page.locator('[role=listitem] article').filter({ hasText: text });

export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 768;

/** Writes and sends: Enter on a desktop, the button on a phone. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  if (isPhone(page)) await page.getByRole('button', { name: 'Send' }).click();
  else await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('');
}

export async function fillCredentials(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

export async function logIn(page: Page, name: string, password: string): Promise<void> {
  await fillCredentials(page, name, password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Something in the menu of a message: buttons on hover, on a phone the long press. */
export async function messageAction(page: Page, text: string, action: string): Promise<void> {
  const target = row(page, text).last();
  await target.click({ button: 'right' });
  await page.getByRole('menuitem', { name: action }).click();
}

/** On a phone the lists are a panel of their own; which of the two is shown is known once one of them is. */
export async function showLists(page: Page): Promise<void> {
  if (!isPhone(page)) return;
  const lists = page.getByRole('navigation', { name: 'Channels' });
  const opener = page.getByRole('button', { name: 'Channels and servers' });
  await expect(lists.or(opener).filter({ visible: true }).first()).toBeVisible();
  if (!(await lists.isVisible())) await opener.click();
}

export async function openChannel(page: Page, name: string): Promise<void> {
  await showLists(page);
  await page
    .getByRole('navigation', { name: 'Channels' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(composer(page)).toBeVisible();
}

/** What scrolls the messages. */
export const scroller = (page: Page): Locator => page.getByRole('list', { name: 'Messages' }).locator('..');

export interface Spot {
  id: string;
  y: number;
}

/** The first message below the middle of the view, once it has stood still for half a second's frames. */
export const restingSpot = (page: Page): Promise<Spot> =>
  scroller(page).evaluate(async (element) => {
    const look = () => {
      const { top } = element.getBoundingClientRect();
      const rows = [...element.querySelectorAll<HTMLElement>('[data-message]')];
      const found = rows.find((row) => row.getBoundingClientRect().top > top + element.clientHeight / 2);
      return { id: found?.dataset.message ?? '', y: found?.getBoundingClientRect().top ?? 0 };
    };
    let spot = look();
    for (let still = 0; still < 30; still++) {
      await new Promise((done) => requestAnimationFrame(done));
      const now = look();
      if (now.id !== spot.id || now.y !== spot.y) still = 0;
      spot = now;
    }
    return spot;
  });

export const scrollBy = (page: Page, top: number): Promise<void> =>
  scroller(page).evaluate((element, by) => element.scrollBy({ top: by, behavior: 'instant' }), top);

/** Finds something by typing its name, and takes it. */
export async function pick(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(name);
  await page.getByRole('option', { name }).first().click();
}
