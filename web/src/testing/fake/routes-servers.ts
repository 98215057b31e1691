import type { ServerSummary } from '../../api/types';
import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { type Community, Refusal } from './objects';
import { allowed, allowedIn, checkOutranks, mine } from './rights';
import { path, type Route } from './route';
import { checkAsset, checkLength } from './routes-profile';
import { grow, source } from './routes-templates';

function owned(client: FakeClient, serverId: string | undefined): Community {
  const server = mine(client, serverId);
  if (server.ownerId !== client.userId) throw new Refusal(403, 'missing_permission');
  return server;
}

export function remove({ world }: FakeClient, server: Community, userId: string): void {
  const { serverId } = server;
  server.members.delete(userId);
  world.emitTo(serverId, 'MEMBER_LEAVE', { serverId, userId });
  world.emit(`a:${userId}`, 'SERVER_DELETE', { serverId }, (id) => id === userId);
}

const FIELDS = ['name', 'description', 'icon', 'banner', 'accentColor', 'discoverable'] as const;

export const serverRoutes: Route[] = [
  [
    'POST',
    path('/servers'),
    (client, _params, body) => {
      const { userId } = client.account().user;
      const content = source(client, body);
      if (content) return [201, grow(client, body.name, content)];
      return [201, client.world.server(client.world.addServer(body.name, userId))];
    },
  ],
  [
    'PATCH',
    path('/servers/:id'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const before = { ...server };
      const patch = body as Partial<ServerSummary>;
      checkLength('name', patch.name, 1, 100);
      checkLength('description', patch.description, 0, 300);
      checkAsset(client, 'icon', patch.icon, 'icon');
      checkAsset(client, 'banner', patch.banner, 'banner');
      for (const field of FIELDS)
        if (patch[field] !== undefined) Object.assign(server, { [field]: patch[field] });
      client.world.emitTo(server.serverId, 'SERVER_UPDATE', client.world.summary(server.serverId));
      record(client, server.serverId, 'server_update', server.serverId, {
        changes: changesBetween(before, server, FIELDS),
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
];
