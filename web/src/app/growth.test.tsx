import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { closeDialog } from '../store/ui';
import { growthOf } from '../testing/fake/growth';
import { clientOf } from '../testing/fake/seed';
import { seedGrowth } from '../testing/fake/seed-growth';
import { mount } from '../testing/mount';

const WAIT = { timeout: 10_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name }, WAIT);

beforeEach(closeDialog);

it('leads a newcomer from the invite through rules and questions to a channel', async () => {
  const user = userEvent.setup();
  const { world, nora, serverId, guest } = seedGrowth();
  const row = () => world.servers.get(serverId)?.members.get(nora);
  mount(clientOf(world, nora), '/invite/spring');
  await user.click(await button('Join as Nora'));
  await screen.findByRole('heading', { name: 'The rules here' }, WAIT);
  expect(row()?.pending).toBe(true);
  expect(await button('Continue')).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: /keep to them/ }));
  await user.click(await button('Continue'));
  await user.click(await screen.findByRole('checkbox', { name: 'Films' }, WAIT));
  await user.click(await button('Continue'));
  await user.click(await screen.findByRole('radio', { name: /Just visiting/ }, WAIT));
  await user.click(await button('Continue'));
  await screen.findByRole('heading', { name: 'Welcome to Lantern Street' }, WAIT);
  expect(row()).toMatchObject({ pending: false, roleIds: [guest] });
  await user.click(await button(/Say hello/));
  expect(await screen.findByRole('heading', { level: 1, name: 'general' }, WAIT)).toBeInTheDocument();
  expect(await screen.findByRole('textbox', { name: 'Message #general' }, WAIT)).toBeInTheDocument();
}, 30_000);

it('puts the way to the rules in the composer’s place while they are not accepted', async () => {
  const { world, nora, serverId, general } = seedGrowth();
  world.join(serverId, nora);
  mount(clientOf(world, nora), `/channels/${serverId}/${general}`);
  expect(await screen.findByRole('link', { name: 'Read the rules' }, WAIT)).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Message #general' })).not.toBeInTheDocument();
}, 30_000);

it('says on the invite’s page that nobody can join at the moment', async () => {
  const { world, nora, serverId } = seedGrowth();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  Object.assign(world.servers.get(serverId) ?? {}, { invitesPausedUntil: until });
  mount(clientOf(world, nora), '/invite/spring');
  expect(await screen.findByRole('note', {}, WAIT)).toHaveTextContent('Nobody can join this server');
  expect(screen.queryByRole('button', { name: /Join as/ })).not.toBeInTheDocument();
}, 30_000);

it('plans, starts and ends an event that repeats; the next one is to come', async () => {
  const user = userEvent.setup();
  const { world, ada, serverId, general, filmNight } = seedGrowth();
  const event = () => growthOf(world).events.get(filmNight);
  const before = event()?.startsAt ?? '';
  mount(clientOf(world, ada), `/channels/${serverId}/${general}`);
  await user.click(await button('Events, 3 to come'));
  await user.click(await button(/^Film night/));
  await user.click(await button('Start now'));
  await waitFor(() => expect(event()?.status).toBe('active'));
  await user.click(await button(/^Happening now ?Film night/));
  const dialog = await screen.findByRole('dialog', {}, WAIT);
  await user.click(within(dialog).getByRole('button', { name: 'End it' }));
  expect(dialog).toHaveTextContent('The next one comes as planned.');
  await user.click(within(dialog).getByRole('button', { name: 'End it' }));
  await waitFor(() => expect(event()?.status).toBe('scheduled'));
  expect(event()?.startsAt).not.toBe(before);
}, 30_000);

it('makes a server of a template’s content, with its channels', async () => {
  const user = userEvent.setup();
  const { world, ada, serverId, general } = seedGrowth();
  mount(clientOf(world, ada), `/channels/${serverId}/${general}`);
  await user.click(await button('Add a server'));
  await user.selectOptions(await screen.findByLabelText('Start with', {}, WAIT), 'clone');
  await user.selectOptions(screen.getByLabelText('Copy of'), 'Lantern Street');
  await user.click(await button('Create server'));
  const made = () => [...world.servers.values()].find(({ name }) => name === 'Lantern Street (copy)');
  await waitFor(() => expect(made()).toBeDefined());
  const names = [...world.channels.values()]
    .filter((c) => c.serverId === made()?.serverId)
    .map((c) => c.name);
  expect(names).toContain('shed-keys');
}, 30_000);
