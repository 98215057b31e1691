import { type Bits, bit, bitsOf, namesIn, PERMISSIONS } from '../../lib/permission-bits';
import { byRank, channelPermissions, serverPermissions } from '../../lib/permission-rules';
import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { type Community, Refusal, type Role } from './objects';
import { allowed, mine, ownBits, roleBelow, rulesOf, standingOf } from './rights';
import { path, type Route } from './route';

const FIELDS = [
  'name',
  'permissions',
  'color',
  'hoist',
  'mentionable',
  'selfAssignable',
  'icon',
  'mutes',
  'position',
] as const;

function checkGiving(client: FakeClient, server: Community, changed: Bits): void {
  if (changed & ~ownBits(client, server)) throw new Refusal(403, 'not_yours_to_give');
}

const tell = ({ world }: FakeClient, t: string, role: Role) => world.emitTo(role.serverId, t, { ...role });

/** The reason in the words of the server, for the cases that its tests come to. */
function why(client: FakeClient, server: Community, query: URLSearchParams) {
  const [member, roleId, channelId] = ['member', 'role', 'channel'].map((key) => query.get(key));
  const who = member
    ? standingOf(server, member)
    : roleId
      ? { userId: null, roleIds: [roleId] }
      : standingOf(server, client.account().user.userId);
  const channel = client.world.channels.get(channelId ?? '');
  const all = channel
    ? channelPermissions(rulesOf(server), who, channel)
    : serverPermissions(rulesOf(server), who);
  const allowedNames = new Set(namesIn(all));
  const permissions = PERMISSIONS.map((permission) => {
    const can = allowedNames.has(permission);
    const one = bit(permission);
    const row = channel?.overwrites.find(
      (o) =>
        (o.targetId === server.serverId || who.roleIds.includes(o.targetId) || o.targetId === who.userId) &&
        (bitsOf(can ? o.allow : o.deny) & one) !== 0n,
    );
    const role = server.roles.find(
      (r) =>
        (r.roleId === server.serverId || who.roleIds.includes(r.roleId)) &&
        (bitsOf(r.permissions) & one) !== 0n,
    );
    const outcome = can ? 'allowed' : 'denied';
    const verdict = {
      permission,
      allowed: can,
      inherited: false,
      roleId: null as string | null,
      channelId: null as string | null,
    };
    if (who.userId === server.ownerId)
      return { ...verdict, by: 'owner', reason: `${outcome}: owns the server` };
    if (row) {
      const named = server.roles.find((r) => r.roleId === row.targetId);
      const by =
        row.type === 'member'
          ? 'member_overwrite'
          : row.targetId === server.serverId
            ? 'everyone_overwrite'
            : 'role_overwrite';
      const words = named ? `by role ${named.name}` : 'for this member';
      return {
        ...verdict,
        by,
        roleId: named?.roleId ?? null,
        channelId: channel?.channelId ?? null,
        reason: `${outcome} ${words} in channel ${channel?.name}`,
      };
    }
    if (!can && role) return { ...verdict, by: 'cannot_view', reason: 'denied: cannot see the channel' };
    if (!can) return { ...verdict, by: 'nothing', reason: 'denied: no role allows it' };
    const everyone = role?.roleId === server.serverId;
    return {
      ...verdict,
      by: everyone ? 'everyone' : 'role',
      roleId: role?.roleId ?? null,
      reason: `allowed by role ${role?.name}`,
    };
  });
  return { allowed: all.toString(), permissions };
}

export const roleRoutes: Route[] = [
  ['GET', path('/servers/:id/roles'), (client, [id]) => [200, mine(client, id).roles]],
  [
    'POST',
    path('/servers/:id/roles'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_roles');
      const given = body as unknown as Role;
      checkGiving(client, server, bitsOf(given.permissions ?? '0'));
      const role = client.world.addRole(server.serverId, given.name, given);
      record(client, server.serverId, 'role_create', role.roleId, {
        detail: role.name,
        changes: [{ field: 'name', before: null, after: role.name }],
      });
      tell(client, 'ROLE_CREATE', role);
      return [201, role];
    },
  ],
  [
    'PATCH',
    path('/servers/:id/roles'),
    (client, [id], { roleIds = [] }) => {
      const server = allowed(client, id, 'manage_roles');
      if (roleIds.length !== server.roles.length - 1) throw new Refusal(400, 'invalid_order');
      for (const [i, role] of server.roles.entries()) {
        if (role.roleId !== server.serverId && roleIds[i] !== role.roleId)
          roleBelow(client, server, role.roleId);
      }
      for (const role of server.roles) {
        const at = roleIds.indexOf(role.roleId);
        const position = at < 0 ? 0 : roleIds.length - at;
        if (position === role.position) continue;
        role.position = position;
        tell(client, 'ROLE_UPDATE', role);
      }
      server.roles = byRank(server.roles, server.serverId);
      return [200, server.roles];
    },
  ],
  [
    'PATCH',
    path('/servers/:id/roles/:role'),
    (client, [id, roleId], body) => {
      const server = allowed(client, id, 'manage_roles');
      const role = roleBelow(client, server, roleId);
      const before = { ...role };
      const patch = body as unknown as Partial<Role>;
      if (patch.icon === '') patch.icon = null;
      if (patch.permissions !== undefined)
        checkGiving(client, server, bitsOf(patch.permissions) ^ bitsOf(role.permissions));
      client.world.change(
        server.serverId,
        () => Object.assign(role, patch),
        () => tell(client, 'ROLE_UPDATE', role),
      );
      record(client, server.serverId, 'role_update', role.roleId, {
        detail: role.name,
        changes: changesBetween(before, role, FIELDS),
      });
      return [200, { ...role }];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/roles/:role'),
    (client, [id, roleId]) => {
      const server = allowed(client, id, 'manage_roles');
      const role = roleBelow(client, server, roleId);
      if (role.roleId === server.serverId) throw new Refusal(400, 'invalid_role');
      client.world.change(
        server.serverId,
        () => {
          server.roles = server.roles.filter((other) => other !== role);
          for (const row of server.members.values())
            row.roleIds = row.roleIds.filter((r) => r !== role.roleId);
          for (const channel of client.world.channels.values())
            channel.overwrites = channel.overwrites.filter((o) => o.targetId !== role.roleId);
        },
        () => client.world.emitTo(server.serverId, 'ROLE_DELETE', { serverId: server.serverId, roleId }),
      );
      record(client, server.serverId, 'role_delete', role.roleId, { detail: role.name });
      return [204];
    },
  ],
  [
    'GET',
    path('/servers/:id/permissions/explain'),
    (client, [id], _body, query) => [200, why(client, allowed(client, id, 'manage_roles'), query)],
  ],
];
