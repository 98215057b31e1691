import type { FakeClient } from './client';
import { Refusal } from './objects';
import { type Answer, path, type Route } from './route';

function loggedIn(client: FakeClient, userId: string, status: number): Answer {
  client.userId = userId;
  return [status, { loginId: '1', user: client.account().user }];
}

function checkPassword(password: string): void {
  if (password.length < 8) throw new Refusal(400, 'invalid_password', { field: 'password', limit: 256 });
}

const session = (loginId: string, userAgent: string, current: boolean) => ({
  loginId,
  createdAt: '2026-11-01T10:00:00.000Z',
  lastUsedAt: '2026-11-21T18:30:00.000Z',
  userAgent,
  current,
  kind: 'web',
});

const sessions = [
  session('1', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36', true),
  session(
    '2',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
    false,
  ),
];

export const authRoutes: Route[] = [
  ['GET', path('/auth/options'), ({ world }) => [200, world.options]],
  [
    'POST',
    path('/auth/setup'),
    (client, _params, { setupToken, name, password, serverName }) => {
      const { world } = client;
      if (!world.options.setupNeeded || setupToken !== world.setupToken)
        throw new Refusal(403, 'invalid_setup_token', { field: 'setupToken' });
      checkPassword(password);
      const user = world.addAccount(name, password);
      user.admin = true;
      world.options.setupNeeded = false;
      if (serverName) world.addServer(serverName, user.userId);
      return loggedIn(client, user.userId, 201);
    },
  ],
  [
    'POST',
    path('/auth/register'),
    (client, _params, { name, password, inviteCode }) => {
      const { world } = client;
      if (world.options.signUp === 'closed') throw new Refusal(403, 'sign_up_closed');
      if (world.options.signUp === 'invite' && !world.invites.has(inviteCode ?? '')) {
        throw new Refusal(403, 'invite_required');
      }
      checkPassword(password);
      return loggedIn(client, world.addAccount(name, password).userId, 201);
    },
  ],
  [
    'POST',
    path('/auth/login'),
    (client, _params, { name, password }) => {
      const found = [...client.world.accounts.values()].find(
        (a) => a.user.name.toLowerCase() === name.toLowerCase(),
      );
      if (!found || found.password !== password) throw new Refusal(401, 'invalid_credentials');
      return loggedIn(client, found.user.userId, 200);
    },
  ],
  [
    'POST',
    path('/auth/logout'),
    (client) => {
      client.userId = null;
      return [204];
    },
  ],
  [
    'POST',
    path('/users/@me/password'),
    (client, _params, { currentPassword, newPassword }) => {
      const account = client.account();
      if (account.password !== currentPassword) throw new Refusal(401, 'invalid_credentials');
      checkPassword(newPassword);
      account.password = newPassword;
      return [204];
    },
  ],
  ['GET', path('/users/@me/sessions'), () => [200, sessions]],
  ['DELETE', path('/users/@me/sessions/:id'), () => [204]],
  ['DELETE', path('/users/@me/sessions'), () => [204]],
  [
    'GET',
    path('/users/:id'),
    ({ world }, [id]) => {
      const account = world.accounts.get(id ?? '');
      if (!account) throw new Refusal(404, 'not_found');
      return [200, account.user];
    },
  ],
];
