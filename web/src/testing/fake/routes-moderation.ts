import { has } from '../../lib/permission-bits';
import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { type Community, type Membership, Refusal } from './objects';
import { purgeOf } from './purge';
import { allowed, checkOutranks, mine, ownBits, roleBelow } from './rights';
import { path, type Route } from './route';
import { remove } from './routes-servers';

function edit(
  client: FakeClient,
  server: Community,
  userId: string,
  patch: Partial<Membership>,
  why: string | null,
): [number, unknown] {
  const { world } = client;
  const row = server.members.get(userId);
  if (!row) throw new Refusal(404, 'not_found');
  const before = { ...row };
  world.change(
    server.serverId,
    () => Object.assign(row, patch),
    () => world.emitTo(server.serverId, 'MEMBER_UPDATE', world.member(server.serverId, userId)),
  );
  const action = patch.roleIds ? 'member_role_update' : 'member_update';
  const changes = changesBetween(before, row, ['nickname', 'timedOutUntil', 'roleIds']);
  record(client, server.serverId, action, userId, { reason: why, changes });
  return [200, world.member(server.serverId, userId)];
}

function checkRole(client: FakeClient, server: Community, userId: string, roleId: string): void {
  const role = server.roles.find((r) => r.roleId === roleId);
  if (!role || roleId === server.serverId) throw new Refusal(400, 'invalid_role');
  if (userId === client.userId && role.selfAssignable) return;
  if (!has(ownBits(client, server), 'manage_roles')) throw new Refusal(403, 'missing_permission');
  roleBelow(client, server, roleId);
  if (userId !== client.userId) checkOutranks(client, server, userId);
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

export const moderationRoutes: Route[] = [
  [
    'PATCH',
    path('/servers/:id/members/:user'),
    (client, [id, userId = ''], { nickname, timeoutSeconds }, _query, why) => {
      const server = mine(client, id);
      const oneself = userId === client.userId;
      const patch: Partial<Membership> = {};
      if (nickname !== undefined) {
        if (!has(ownBits(client, server), oneself ? 'change_nickname' : 'manage_nicknames'))
          throw new Refusal(403, 'missing_permission');
        if (!oneself) checkOutranks(client, server, userId);
        patch.nickname = nickname || null;
      }
      if (timeoutSeconds !== undefined) {
        allowed(client, id, 'moderate_members');
        checkOutranks(client, server, userId);
        patch.timedOutUntil = timeoutSeconds ? later(timeoutSeconds) : null;
      }
      return edit(client, server, userId, patch, why);
    },
  ],
  [
    'PUT',
    path('/servers/:id/members/:user/roles/:role'),
    (client, [id, userId = '', roleId = ''], _body, _query, why) => {
      const server = mine(client, id);
      checkRole(client, server, userId, roleId);
      const held = server.members.get(userId)?.roleIds ?? [];
      return edit(client, server, userId, { roleIds: [...new Set([...held, roleId])] }, why);
    },
  ],
  [
    'DELETE',
    path('/servers/:id/members/:user/roles/:role'),
    (client, [id, userId = '', roleId = ''], _body, _query, why) => {
      const server = mine(client, id);
      checkRole(client, server, userId, roleId);
      const held = server.members.get(userId)?.roleIds ?? [];
      return edit(client, server, userId, { roleIds: held.filter((r) => r !== roleId) }, why);
    },
  ],
  [
    'GET',
    path('/servers/:id/bans'),
    (client, [id]) => {
      const { bans } = allowed(client, id, 'ban_members');
      return [
        200,
        [...bans.values()].map((ban) => ({
          ...ban,
          user: client.world.accounts.get(ban.userId)?.user ?? null,
        })),
      ];
    },
  ],
  [
    'PUT',
    path('/servers/:id/bans/:user'),
    (client, [id, userId = ''], { durationSeconds = 0, purgeSeconds = 0 }, _query, why) => {
      const server = allowed(client, id, 'ban_members');
      if (userId === client.userId) throw new Refusal(400, 'invalid_ban');
      if (server.members.has(userId)) checkOutranks(client, server, userId);
      const ban = {
        serverId: server.serverId,
        userId,
        moderatorId: client.userId ?? '',
        reason: why,
        createdAt: new Date().toISOString(),
        expiresAt: durationSeconds ? later(durationSeconds) : null,
      };
      server.bans.set(userId, ban);
      record(client, server.serverId, 'member_ban_add', userId, {
        reason: why,
        changes: [{ field: 'expiresAt', before: null, after: ban.expiresAt }],
      });
      if (purgeSeconds) purgeOf(client.world, server.serverId, userId, purgeSeconds);
      if (server.members.has(userId)) remove(client, server, userId);
      return [200, { ...ban, user: client.world.accounts.get(userId)?.user ?? null }];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/bans/:user'),
    (client, [id, userId = ''], _body, _query, why) => {
      const server = allowed(client, id, 'ban_members');
      if (!server.bans.delete(userId)) throw new Refusal(404, 'not_found');
      record(client, server.serverId, 'member_ban_remove', userId, { reason: why });
      return [204];
    },
  ],
  [
    'GET',
    path('/servers/:id/audit-log'),
    (client, [id], _body, query) => {
      const { audit } = allowed(client, id, 'view_audit_log');
      const [actor, target, action, before] = ['actor', 'target', 'action', 'before'].map((key) =>
        query.get(key),
      );
      const found = audit.filter(
        (entry) =>
          (!actor || entry.actorId === actor) &&
          (!target || entry.targetId === target) &&
          (!action || entry.action === action) &&
          (!before || BigInt(entry.auditId) < BigInt(before)),
      );
      return [200, found.slice(0, Number(query.get('limit') ?? 50))];
    },
  ],
];
