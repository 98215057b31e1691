import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { moderationOf } from './moderation-state';
import { type Community, Refusal } from './objects';
import { allowed, allowedIn, checkOutranks, mine } from './rights';
import { path, type Route } from './route';
import { checkAsset, checkLength } from './routes-profile';

function owned(client: FakeClient, serverId: string | undefined): Community {
  const server = mine(client, serverId);
  if (server.ownerId !== client.userId) throw new Refusal(403, 'missing_permission');
  return server;
}

function inviteServer(client: FakeClient, code: string | undefined): string {
  return client.world.invites.get(code ?? '')?.serverId ?? '';
}

export function remove({ world }: FakeClient, server: Community, userId: string): void {
  const { serverId } = server;
  server.members.delete(userId);
  world.emitTo(serverId, 'MEMBER_LEAVE', { serverId, userId });
  world.emit(`a:${userId}`, 'SERVER_DELETE', { serverId }, (id) => id === userId);
}

const live = (client: FakeClient, code: string | undefined) => {
  const invite = client.world.invites.get(code ?? '');
  if (!invite || (invite.maxUses > 0 && invite.uses >= invite.maxUses))
    throw new Refusal(404, 'invite_invalid');
  return invite;
};

export const serverRoutes: Route[] = [
  [
    'POST',
    path('/servers'),
    (client, _params, { name }) => [
      201,
      client.world.server(client.world.addServer(name, client.account().user.userId)),
    ],
  ],
  [
    'PATCH',
    path('/servers/:id'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const before = { ...server };
      const { name, description, icon, banner, accentColor, discoverable } = body as Partial<Community>;
      checkLength('name', name, 1, 100);
      checkLength('description', description, 0, 300);
      checkAsset(client, 'icon', icon, 'icon');
      checkAsset(client, 'banner', banner, 'banner');
      const given = { name, description, icon, banner, accentColor, discoverable };
      Object.assign(server, Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)));
      client.world.emitTo(server.serverId, 'SERVER_UPDATE', client.world.summary(server.serverId));
      record(client, server.serverId, 'server_update', server.serverId, {
        changes: changesBetween(before, server, [
          'name',
          'description',
          'icon',
          'banner',
          'accentColor',
          'discoverable',
        ]),
      });
      return [200, client.world.server(server.serverId, client.account().user.userId)];
    },
  ],
  [
    'PUT',
    path('/servers/:id/owner'),
    (client, [id], { userId }) => {
      const server = owned(client, id);
      if (!server.members.has(userId)) throw new Refusal(400, 'invalid_heir', { field: 'userId' });
      client.world.change(
        server.serverId,
        () => {
          server.ownerId = userId;
        },
        () => client.world.emitTo(server.serverId, 'SERVER_UPDATE', client.world.summary(server.serverId)),
      );
      return [200, client.world.server(server.serverId, client.account().user.userId)];
    },
  ],
  [
    'DELETE',
    path('/servers/:id'),
    (client, [id]) => {
      const { serverId } = owned(client, id);
      client.world.emitTo(serverId, 'SERVER_DELETE', { serverId });
      client.world.servers.delete(serverId);
      return [204];
    },
  ],
  [
    'POST',
    path('/servers/:id/channels'),
    (client, [id], { name, topic, type = 'text', parentId }) => {
      const { serverId } = mine(client, id);
      if (parentId) allowedIn(client, parentId, 'manage_channels');
      else allowed(client, id, 'manage_channels');
      const kept = type === 'category' ? name : name.toLowerCase().replaceAll(' ', '-');
      const overwrites = structuredClone(client.world.channels.get(parentId ?? '')?.overwrites ?? []);
      const channel = client.world.addChannel(serverId, kept, topic ?? null, {
        type,
        parentId: parentId ?? null,
        overwrites,
      });
      record(client, serverId, 'channel_create', channel.channelId, { detail: kept });
      client.world.emitIn(channel.channelId, 'CHANNEL_CREATE', channel);
      return [201, { ...channel, messages: [] }];
    },
  ],
  [
    'GET',
    path('/servers/:id/members'),
    (client, [id], _body, query) => {
      const { serverId, members } = mine(client, id);
      const after = BigInt(query.get('after') ?? 0);
      const ids = [...members.keys()].filter((userId) => BigInt(userId) > after).sort();
      return [
        200,
        ids.slice(0, Number(query.get('limit') ?? 50)).map((userId) => client.world.member(serverId, userId)),
      ];
    },
  ],
  [
    'GET',
    path('/servers/:id/members/:user'),
    (client, [id, user]) => [200, client.world.member(mine(client, id).serverId, user ?? '')],
  ],
  [
    'DELETE',
    path('/servers/:id/members/:user'),
    (client, [id, user], _body, _query, why) => {
      const leaving = user === '@me' ? client.account().user.userId : (user ?? '');
      const server = user === '@me' ? mine(client, id) : allowed(client, id, 'kick_members');
      if (server.ownerId === leaving) throw new Refusal(409, 'owner_must_stay');
      if (user !== '@me') {
        checkOutranks(client, server, leaving);
        record(client, server.serverId, 'member_kick', leaving, { reason: why });
      }
      remove(client, server, leaving);
      return [204];
    },
  ],
  [
    'GET',
    path('/servers/:id/invites'),
    (client, [id]) => [
      200,
      [...client.world.invites.values()].filter((i) => i.serverId === mine(client, id).serverId),
    ],
  ],
  [
    'POST',
    path('/servers/:id/invites'),
    (client, [id], { maxAgeSeconds = 604_800, maxUses = 0, temporary = false, roleIds = [] }) => {
      const { serverId } = mine(client, id);
      const code = `inv${client.world.id().slice(-6)}`;
      const expiresAt = maxAgeSeconds ? new Date(Date.now() + maxAgeSeconds * 1000).toISOString() : null;
      const createdAt = new Date().toISOString();
      const creatorId = client.account().user.userId;
      const kind = { temporary, vanity: false, roleIds };
      const invite = { code, serverId, creatorId, createdAt, expiresAt, maxUses, uses: 0, ...kind };
      client.world.invites.set(code, invite);
      record(client, serverId, 'invite_create', null, { detail: code });
      return [201, invite];
    },
  ],
  [
    'GET',
    path('/invites/:code'),
    (client, [code]) => {
      const { serverId, creatorId, expiresAt } = live(client, code);
      const { name, description, icon, banner, accentColor, memberCount } = client.world.summary(serverId);
      const server = { serverId, name, description, icon, banner, accentColor, memberCount };
      const creator = client.world.accounts.get(creatorId)?.user ?? null;
      const joined = !!client.userId && !!client.world.servers.get(serverId)?.members.has(client.userId);
      return [200, { code, server, creator, expiresAt, joined }];
    },
  ],
  [
    'POST',
    path('/invites/:code'),
    (client, [code]) => {
      const invite = live(client, code);
      const { userId } = client.account().user;
      const server = client.world.servers.get(invite.serverId);
      if (server?.bans.has(userId)) throw new Refusal(403, 'banned');
      if (server?.invitesPausedUntil && Date.parse(server.invitesPausedUntil) > Date.now())
        throw new Refusal(403, 'invites_paused');
      if (server && !server.members.has(userId)) moderationOf(server).cameBy.set(userId, invite.code);
      if (!server?.members.has(userId)) invite.uses++;
      client.world.join(invite.serverId, userId);
      return [200, client.world.server(invite.serverId, userId)];
    },
  ],
  [
    'DELETE',
    path('/invites/:code'),
    (client, [code]) => {
      record(client, inviteServer(client, code), 'invite_delete', null, { detail: code ?? '' });
      client.world.invites.delete(code ?? '');
      return [204];
    },
  ],
];
