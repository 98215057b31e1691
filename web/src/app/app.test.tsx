import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { clientOf, PASSWORD, seed } from '../testing/fake/seed';
import { mount } from '../testing/mount';

const WAIT = { timeout: 10_000 };

it('logs in and arrives', async () => {
  const user = userEvent.setup();
  const { world } = seed();
  const client = clientOf(world, null);
  mount(client, '/login');
  await user.type(await screen.findByLabelText('Your name', {}, WAIT), 'grace');
  await user.type(screen.getByLabelText('Password'), 'not it');
  await user.click(screen.getByRole('button', { name: 'Log in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('don’t fit together');
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), PASSWORD);
  await user.click(screen.getByRole('button', { name: 'Log in' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'general' }, WAIT)).toBeInTheDocument();
  expect(client.userId).not.toBeNull();
}, 30_000);

it('shows the owner what only owners can do, and does it', async () => {
  const user = userEvent.setup();
  const { world, ada, serverId, general } = seed();
  mount(clientOf(world, ada), `/channels/${serverId}/${general}`);
  await user.click(await screen.findByRole('button', { name: 'Create channel' }, WAIT));
  await user.type(await screen.findByLabelText('Name', {}, WAIT), 'Book Corner');
  expect(screen.getByText('Will be #book-corner')).toBeInTheDocument();
  await user.click(screen.getAllByRole('button', { name: 'Create channel' }).at(-1) as HTMLElement);
  expect(await screen.findByRole('heading', { level: 1, name: 'book-corner' }, WAIT)).toBeInTheDocument();
}, 30_000);

it('offers a member no owner’s tools', async () => {
  const { world, grace, serverId, general } = seed();
  mount(clientOf(world, grace), `/channels/${serverId}/${general}`);
  expect(await screen.findByRole('heading', { level: 1, name: 'general' }, WAIT)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Create channel' })).not.toBeInTheDocument();
}, 30_000);

it('changes the display name, for everybody to see', async () => {
  const user = userEvent.setup();
  const { world, ada } = seed();
  mount(clientOf(world, ada), '/settings/profile');
  const field = await screen.findByLabelText('Display name', {}, WAIT);
  await user.clear(field);
  expect(screen.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await user.type(field, 'Countess');
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Saved')).toBeInTheDocument();
  expect(world.accounts.get(ada)?.user.displayName).toBe('Countess');
}, 30_000);
