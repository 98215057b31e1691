import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { growthOf } from '../../src/testing/fake/growth';
import { tellEvent } from '../../src/testing/fake/routes-events';
import { type SeededGrowth, seedGrowth } from '../../src/testing/fake/seed-growth';
import { isPhone, ONCE, showLists } from '../support/acts';
import { attach } from '../support/attach';
import { watch } from '../support/watch';

test.use({ serviceWorkers: 'block', timezoneId: 'Europe/Berlin' });

async function open(page: Page, context: BrowserContext, who: keyof SeededGrowth = 'ada') {
  const seeded = seedGrowth();
  const complaints = watch(page);
  await attach(context, seeded.world, String(seeded[who]));
  await page.goto(`/app/channels/${seeded.serverId}/${isPhone(page) ? '' : seeded.general}`);
  await showLists(page);
  const events = growthOf(seeded.world).events;
  return { ...seeded, complaints, events };
}

const row = (page: Page) => page.getByRole('button', { name: /^Events/ });

test('an event is planned, changed, started, ended; everybody sees it live', async ({ page, context }) => {
  const { events, films, complaints } = await open(page, context);
  await expect(row(page)).toHaveAccessibleName('Events, 3 to come');
  await row(page).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create event' }).click();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('Repair café');
  await dialog.getByLabel('Channel', { exact: true }).selectOption({ label: '#film-night' });
  await dialog.getByLabel('Begins').fill('2020-01-01T10:00');
  await expect(dialog.getByText('It begins in the past.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Create event' })).toBeDisabled();
  await dialog.getByLabel('Begins').fill('2029-07-02T15:00');
  await dialog.getByLabel('Ends').fill('2029-07-02T18:00');
  await dialog.getByLabel('Repeats').selectOption({ label: 'Every month' });
  await dialog.getByLabel('What happens there').fill('Bring what is **broken**.');
  await dialog.getByRole('button', { name: 'Create event' }).click();
  await expect(page.getByRole('dialog', { name: 'Repair café' })).toContainText('made by Ada');
  const made = () => [...events.values()].find(({ name }) => name.startsWith('Repair'));
  // Three in the afternoon in Berlin, in summer.
  expect(made()).toMatchObject({
    channelId: films,
    startsAt: '2029-07-02T13:00:00.000Z',
    repeats: 'monthly',
  });
  await dialog.getByRole('button', { name: 'Edit event' }).click();
  await dialog.getByText('Somewhere else').click();
  await dialog.getByLabel('Place').fill('The yard');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('The yard');
  expect(made()).toMatchObject({ channelId: null, location: 'The yard' });
  await dialog.getByRole('button', { name: 'Start now' }).click();
  await expect(dialog).toHaveCount(0);
  const now = page.getByRole('button', { name: 'Happening now Repair café' });
  await now.click();
  await dialog.getByRole('button', { name: 'End it' }).click();
  await expect(dialog).toContainText('It ends now, for everybody. The next one comes as planned.');
  await dialog.getByRole('button', { name: 'End it' }).click();
  await expect(dialog.getByRole('button', { name: 'Start now' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Edit event' }).click();
  await dialog.getByLabel('Repeats').selectOption({ label: 'Never' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Start now' }).click();
  await now.click();
  await dialog.getByRole('button', { name: 'End it' }).click();
  await dialog.getByRole('button', { name: 'End it' }).click();
  await expect(dialog).toContainText('Over');
  await page.keyboard.press('Escape');
  await expect(now).toHaveCount(0);
  await expect(row(page)).toHaveAccessibleName('Events, 3 to come');
  expect(complaints).toEqual([]);
});

test('one says that one comes, sees who else does, and takes it to one’s calendar', async ({
  page,
  context,
}) => {
  const { events, filmNight, mina, world } = await open(page, context, 'mina');
  // The meeting is held where only wardens see it.
  await expect(row(page)).toHaveAccessibleName('Events, 2 to come');
  await row(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Create event' })).toBeVisible();
  const card = dialog.getByRole('article', { name: /^Film night/ });
  const comes = card.getByRole('button', { name: /^I’ll come/ });
  await comes.click();
  await expect(comes).toHaveAttribute('aria-pressed', 'true');
  await expect(card).toContainText('3 people come');
  expect(events.get(filmNight)?.people.has(mina)).toBe(true);
  await card.getByRole('button', { name: /^Film night/ }).click();
  await dialog.getByText('Who comes').click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Grace Hopper' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Mina Okafor' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Edit event' })).toHaveCount(0);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Add to calendar' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('film-night-something-with-robots.ics');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('SUMMARY:Film night: something with robots\r\n');
  expect(text).toContain('RRULE:FREQ=WEEKLY\r\n');
  // Somebody else comes, too: the count moves by itself, and one's own word stays.
  const event = events.get(filmNight);
  event?.people.add('999');
  if (event) tellEvent(world, event);
  await expect(dialog).toContainText('4 people come');
  await expect(dialog.getByRole('button', { name: /^I’ll come/ })).toHaveAttribute('aria-pressed', 'true');
});

test('calling off and deleting name whom it hits', async ({ page, context }) => {
  const { events, filmNight } = await open(page, context);
  await row(page).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Film night: something with robots', exact: true }).click();
  await dialog.getByRole('button', { name: 'Call it off' }).click();
  await expect(dialog).toContainText('2 people wanted to come');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(events.get(filmNight)?.status).toBe('scheduled');
  await dialog.getByRole('button', { name: 'Call it off' }).click();
  await dialog.getByRole('button', { name: 'Call it off' }).click();
  await expect(dialog).toContainText('Called off');
  expect(events.get(filmNight)?.status).toBe('canceled');
  await dialog.getByRole('button', { name: 'All events' }).click();
  await dialog.getByText('Past and called off: 1').click();
  await dialog.getByRole('button', { name: 'Film night: something with robots', exact: true }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toContainText('2 people wanted to come');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: 'Events' })).toBeVisible();
  await expect(dialog.getByText('Past and called off')).toHaveCount(0);
  expect(events.has(filmNight)).toBe(false);
});

test(
  'an event that is deleted while one looks at it is gone, and said to be',
  ONCE,
  async ({ page, context }) => {
    const { world, serverId, events, filmNight } = await open(page, context);
    await row(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Film night: something with robots', exact: true }).click();
    await expect(dialog.getByRole('button', { name: 'Add to calendar' })).toBeVisible();
    events.delete(filmNight);
    world.emitTo(serverId, 'SCHEDULED_EVENT_DELETE', { serverId, eventId: filmNight });
    await expect(dialog.getByText('That event is not there any more.')).toBeVisible();
    await expect(row(page)).toHaveCount(0);
  },
);
