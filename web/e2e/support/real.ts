import { type BrowserContext, expect, type Page, type TestInfo, type WebSocketRoute } from '@playwright/test';
import { composer, fillCredentials, isPhone, logIn } from './acts';

export const OWNER = { name: 'owner', password: 'correct horse battery' };

/** A name that no earlier run has taken. */
export const newName = (base: string): string => `${base} ${Date.now().toString(36).slice(-5)}`;

export const shot = (page: Page, info: TestInfo, name: string): Promise<Buffer> =>
  page.screenshot({ path: `e2e/out/${info.project.name}-${name}.png` });

/** Through the owner link while it is good, else by name and password. */
export async function enter(page: Page, info: TestInfo): Promise<void> {
  const options = await (
    await page.request.get('/auth/options', { headers: { 'X-Parley-Client': 'web' } })
  ).json();
  if (options.setupNeeded) {
    const link = process.env.PARLEY_SETUP_URL;
    if (!link) throw new Error('the server wants to be set up: PARLEY_SETUP_URL is missing');
    await page.goto(link);
    await fillCredentials(page, OWNER.name, OWNER.password);
    await page.getByLabel('Name of your first server').fill('First light');
    await shot(page, info, 'setup');
    await page.getByRole('button', { name: 'Set up Parley' }).click();
  } else {
    await page.goto('/app/login');
    await shot(page, info, 'login');
    await logIn(page, OWNER.name, OWNER.password);
  }
  await expect(page.getByRole('navigation', { name: 'Servers' }).or(composer(page)).first()).toBeVisible();
}

/** Makes a link in the dialog, and reads it there. */
export async function makeInvite(page: Page, info: TestInfo): Promise<string> {
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = page.getByRole('textbox', { name: 'Invite link' });
  await expect(link).toBeVisible();
  await shot(page, info, isPhone(page) ? 'invite-sheet' : 'invite-dialog');
  const url = await link.inputValue();
  await page.keyboard.press('Escape');
  return url;
}

export interface Cut {
  /** The events that came in, by name. */
  events: string[];
  /** Every frame that came in, as it came. */
  frames: string[];
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** A context whose gateway sockets can be cut, and kept from coming back until mended. */
export async function cuttable(context: BrowserContext): Promise<Cut> {
  const open = new Set<WebSocketRoute>();
  const events: string[] = [];
  const frames: string[] = [];
  let broken = false;
  await context.routeWebSocket(
    (url) => url.pathname === '/gateway',
    (socket) => {
      if (broken) {
        void socket.close({ code: 1011 });
        return;
      }
      open.add(socket);
      const server = socket.connectToServer();
      server.onMessage((text) => {
        const { t } = JSON.parse(String(text));
        if (t) events.push(t);
        frames.push(String(text));
        socket.send(text);
      });
    },
  );
  return {
    events,
    frames,
    async cut() {
      broken = true;
      for (const socket of open) await socket.close({ code: 1011 });
      open.clear();
    },
    async mend() {
      broken = false;
      for (const page of context.pages()) await page.evaluate(() => dispatchEvent(new Event('online')));
    },
  };
}
