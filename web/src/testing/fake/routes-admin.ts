import type { FakeClient } from './client';
import { instanceOf } from './moderation-state';
import { Refusal } from './objects';
import { path, type Route } from './route';

/** For the admins of the instance; for everybody else there is nothing here. */
function admin(client: FakeClient) {
  if (!client.account().user.admin) throw new Refusal(403, 'missing_permission');
  return instanceOf(client.world);
}

function log(client: FakeClient, action: string, targetId: string, detail: string, reason: string | null) {
  instanceOf(client.world).log.unshift({
    auditId: client.world.id(),
    serverId: null,
    actorId: client.userId,
    action,
    targetId,
    detail,
    reason,
    changes: [],
    createdAt: new Date().toISOString(),
  });
}

const page = <T>(all: T[], idOf: (one: T) => string, query: URLSearchParams): T[] => {
  const after = BigInt(query.get('after') ?? 0);
  return all.filter((one) => BigInt(idOf(one)) > after).slice(0, Number(query.get('limit') ?? 50));
};

const wanted = (query: URLSearchParams, ...texts: string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes((query.get('query') ?? '').toLowerCase()));

function userRow(client: FakeClient, userId: string) {
  const user = client.world.accounts.get(userId)?.user;
  if (!user) throw new Refusal(404, 'not_found');
  return { ...user, admin: user.admin ?? false, disabled: instanceOf(client.world).disabled.has(userId) };
}

function serverRow(client: FakeClient, id: string) {
  const server = client.world.servers.get(id);
  if (!server) throw new Refusal(404, 'not_found');
  const { serverId, name, ownerId, createdAt, members } = server;
  const suspended = instanceOf(client.world).suspended.has(id);
  return { serverId, name, ownerId, memberCount: members.size, suspended, createdAt };
}

const hide = ({ world }: FakeClient, serverId: string) =>
  world.emitTo(serverId, 'SERVER_DELETE', { serverId });

export const adminRoutes: Route[] = [
  [
    'GET',
    path('/admin/users'),
    (client, _params, _body, query) => {
      admin(client);
      const all = [...client.world.accounts.values()]
        .map(({ user }) => user)
        .filter((user) => wanted(query, user.name, user.displayName));
      return [200, page(all, (u) => u.userId, query).map((user) => userRow(client, user.userId))];
    },
  ],
  [
    'PATCH',
    path('/admin/users/:id'),
    (client, [userId = ''], body, _query, why) => {
      const { disabled } = admin(client);
      const row = userRow(client, userId);
      if (userId === client.userId) throw new Refusal(400, 'invalid_field', { field: 'disabled' });
      const off = !!(body as { disabled?: boolean }).disabled;
      if (off) disabled.add(userId);
      else disabled.delete(userId);
      log(client, off ? 'user_disable' : 'user_enable', userId, row.name, why);
      return [200, userRow(client, userId)];
    },
  ],
  [
    'GET',
    path('/admin/servers'),
    (client, _params, _body, query) => {
      admin(client);
      const all = [...client.world.servers.values()].filter((server) => wanted(query, server.name));
      return [200, page(all, (s) => s.serverId, query).map((server) => serverRow(client, server.serverId))];
    },
  ],
  [
    'PATCH',
    path('/admin/servers/:id'),
    (client, [id = ''], body, _query, why) => {
      const { suspended } = admin(client);
      const { name } = serverRow(client, id);
      const off = !!(body as { suspended?: boolean }).suspended;
      if (off) suspended.add(id);
      else suspended.delete(id);
      if (off) hide(client, id);
      else
        for (const userId of client.world.servers.get(id)?.members.keys() ?? [])
          client.world.emitJoined(id, userId);
      log(client, off ? 'server_suspend' : 'server_unsuspend', id, name, why);
      return [200, serverRow(client, id)];
    },
  ],
  [
    'DELETE',
    path('/admin/servers/:id'),
    (client, [id = ''], _body, _query, why) => {
      admin(client);
      const { name } = serverRow(client, id);
      hide(client, id);
      client.world.servers.delete(id);
      log(client, 'server_delete', id, name, why);
      return [204];
    },
  ],
  [
    'GET',
    path('/admin/audit-log'),
    (client, _params, _body, query) => {
      const before = query.get('before');
      const found = admin(client).log.filter(
        (entry) => !before || BigInt(`${entry.auditId}`) < BigInt(before),
      );
      return [200, found.slice(0, Number(query.get('limit') ?? 50))];
    },
  ],
];
