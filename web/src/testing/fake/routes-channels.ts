import type { Overwrite } from '../../api/types';
import { has } from '../../lib/permission-bits';
import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { type Message, Refusal, type StoredChannel } from './objects';
import { allowedIn, bitsIn, ownBits, seen } from './rights';
import { path, type Route } from './route';
import { screen } from './screen';

function find(client: FakeClient, channelId: string | undefined, messageId: string | undefined): Message {
  const { channelId: known } = seen(client, channelId);
  const message = client.world.messages.get(known)?.find((m) => m.messageId === messageId);
  if (!message) throw new Refusal(404, 'not_found');
  return message;
}

/** Newest first, as the contract has it. */
function page(list: Message[], query: URLSearchParams): Message[] {
  const limit = Number(query.get('limit') ?? 50);
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  const older = (id: string) => list.filter((m) => BigInt(m.messageId) < BigInt(id));
  const newer = (id: string) => list.filter((m) => BigInt(m.messageId) > BigInt(id));
  let found = list.slice(-limit);
  if (before) found = older(before).slice(-limit);
  else if (after) found = newer(after).slice(0, limit);
  else if (around) {
    const half = Math.floor(limit / 2);
    found = [
      ...older(around).slice(-half),
      ...list.filter((m) => m.messageId === around),
      ...newer(around).slice(0, half),
    ];
  }
  return found.reverse();
}

/** A category's channels that are in sync with it change along. */
function setOverwrite(
  client: FakeClient,
  id: string | undefined,
  targetId: string,
  wanted: Overwrite | null,
): [number, unknown] {
  const channel = allowedIn(client, id, 'manage_roles');
  const { world } = client;
  const same = (a: StoredChannel, b: StoredChannel) =>
    JSON.stringify(a.overwrites) === JSON.stringify(b.overwrites);
  const along = [...world.channels.values()].filter(
    (c) => c.parentId === channel.channelId && same(c, channel),
  );
  const old = channel.overwrites.find((o) => o.targetId === targetId);
  world.change(
    channel.serverId,
    () => {
      for (const each of [channel, ...along]) {
        const others = each.overwrites.filter((o) => o.targetId !== targetId);
        each.overwrites = wanted ? [...others, wanted] : others;
        each.overwrites.sort((a, b) => (`${b.type}${a.targetId}` < `${a.type}${b.targetId}` ? -1 : 1));
      }
    },
    () => {
      for (const each of [channel, ...along]) world.emitIn(each.channelId, 'CHANNEL_UPDATE', { ...each });
    },
  );
  const action = wanted ? (old ? 'overwrite_update' : 'overwrite_create') : 'overwrite_delete';
  const none = { allow: '0', deny: '0' };
  record(client, channel.serverId, action, channel.channelId, {
    detail: targetId,
    changes: changesBetween(old ?? none, wanted ?? none, ['allow', 'deny']),
  });
  return [200, { ...channel, messages: [] }];
}

function ageChecked(client: FakeClient, id: string | undefined): StoredChannel {
  const channel = seen(client, id);
  const { bot, ageConfirmed } = client.account().user;
  if (channel.ageRestricted && !ageConfirmed && !bot) throw new Refusal(403, 'age_confirmation_needed');
  return channel;
}

function checkSlowMode({ world, userId }: FakeClient, channelId: string): void {
  const channel = world.channels.get(channelId);
  const all = channel ? bitsIn(world, channel, userId ?? '') : 0n;
  const free = (['bypass_slowmode', 'manage_messages', 'manage_channels'] as const).some((p) => has(all, p));
  if (!channel || free) return;
  const key = `${channelId}/${userId}`;
  const left = (world.spoke.get(key) ?? 0) + channel.slowmodeSeconds * 1000 - Date.now();
  if (left > 0) throw new Refusal(429, 'slow_mode', { retryAfter: Math.ceil(left / 1000) });
  world.spoke.set(key, Date.now());
}

function checkScreening(client: FakeClient, channelId: string, content: string): void {
  const server = client.world.servers.get(client.world.channels.get(channelId)?.serverId ?? '');
  if (!server || has(ownBits(client, server), 'manage_server')) return;
  const roleIds = server.members.get(client.userId ?? '')?.roleIds ?? [];
  const rule = screen(server, channelId, roleIds, content);
  if (rule) throw new Refusal(403, 'screened', rule.blockMessage ? { detail: rule.blockMessage } : {});
}

const nonces = new Map<string, Message>();

export const channelRoutes: Route[] = [
  ['GET', path('/channels/:id'), (client, [id]) => [200, { ...seen(client, id), messages: [] }]],
  [
    'PATCH',
    path('/channels/:id'),
    (client, [id], { sync, ...patch }) => {
      const channel = allowedIn(client, id, 'manage_channels');
      const { world } = client;
      const before = { ...channel };
      world.change(
        channel.serverId,
        () => {
          Object.assign(channel, patch);
          if (sync)
            channel.overwrites = structuredClone(
              world.channels.get(channel.parentId ?? '')?.overwrites ?? [],
            );
        },
        () => world.emitIn(channel.channelId, 'CHANNEL_UPDATE', { ...channel }),
      );
      const fields = [
        'name',
        'topic',
        'position',
        'parentId',
        'ageRestricted',
        'slowmodeSeconds',
        'archived',
        'retentionSeconds',
      ] as const;
      record(client, channel.serverId, 'channel_update', channel.channelId, {
        detail: channel.name,
        changes: changesBetween(before, channel, fields),
      });
      return [200, { ...channel, messages: [] }];
    },
  ],
  [
    'PUT',
    path('/channels/:id/overwrites/:target'),
    (client, [id, targetId = ''], { type, allow = '0', deny = '0' }) => {
      const kind = type === 'member' ? 'member' : 'role';
      return setOverwrite(client, id, targetId, { type: kind, targetId, allow, deny });
    },
  ],
  [
    'DELETE',
    path('/channels/:id/overwrites/:target'),
    (client, [id, targetId = '']) => setOverwrite(client, id, targetId, null),
  ],
  [
    'DELETE',
    path('/channels/:id'),
    (client, [id]) => {
      const { channelId, serverId, name } = allowedIn(client, id, 'manage_channels');
      const { world } = client;
      world.emitIn(channelId, 'CHANNEL_DELETE', { serverId, channelId });
      world.channels.delete(channelId);
      for (const child of world.channels.values()) {
        if (child.parentId !== channelId) continue;
        child.parentId = null;
        world.emitIn(child.channelId, 'CHANNEL_UPDATE', { ...child });
      }
      record(client, serverId, 'channel_delete', channelId, { detail: name });
      return [204];
    },
  ],
  [
    'GET',
    path('/channels/:id/messages'),
    (c, [id], _b, query) => [200, page(c.world.messages.get(ageChecked(c, id).channelId) ?? [], query)],
  ],
  [
    'POST',
    path('/channels/:id/messages'),
    (client, [id], { content, nonce }) => {
      const { channelId } = allowedIn(client, ageChecked(client, id).channelId, 'send_messages');
      if ([...content].length > 4000)
        throw new Refusal(400, 'content_too_long', { field: 'content', limit: 4000 });
      if (content.includes('#refuse')) throw new Refusal(403, 'missing_permission');
      checkScreening(client, channelId, content);
      const first = nonce && nonces.get(nonce);
      if (first) return [201, { ...first, duplicate: true }];
      checkSlowMode(client, channelId);
      const message = client.world.post(channelId, client.account().user.userId, content, undefined, nonce);
      if (nonce) nonces.set(nonce, message);
      return [201, message];
    },
  ],
  [
    'PATCH',
    path('/channels/:id/messages/:message'),
    (client, [id, messageId], { content }) => {
      const message = find(client, id, messageId);
      if (message.senderId !== client.userId) throw new Refusal(403, 'not_author');
      Object.assign(message, { content, editedAt: new Date().toISOString() });
      client.world.emitIn(message.channelId, 'MESSAGE_UPDATE', { ...message });
      return [200, { ...message }];
    },
  ],
  [
    'DELETE',
    path('/channels/:id/messages/:message'),
    (client, [id, messageId]) => {
      const { channelId, serverId, senderId } = find(client, id, messageId);
      const { userId } = client.account().user;
      if (senderId !== userId && !has(bitsIn(client.world, seen(client, id), userId), 'manage_messages'))
        throw new Refusal(403, 'missing_permission');
      const list = client.world.messages.get(channelId) ?? [];
      list.splice(
        list.findIndex((m) => m.messageId === messageId),
        1,
      );
      client.world.emitIn(channelId, 'MESSAGE_DELETE', { serverId, channelId, messageId });
      return [204];
    },
  ],
  [
    'POST',
    path('/channels/:id/typing'),
    (client, [id]) => {
      const { channelId, serverId } = seen(client, id);
      client.world.whisper(serverId, 'TYPING_START', { serverId, channelId, userId: client.userId });
      return [204];
    },
  ],
  [
    'PUT',
    path('/channels/:id/read'),
    (client, [id], { messageId }) => {
      const { channelId } = seen(client, id);
      const { user, readMarks } = client.account();
      readMarks.set(channelId, messageId);
      client.world.emit(
        `a:${user.userId}`,
        'READ_UPDATE',
        { channelId, messageId },
        (other) => other === user.userId,
      );
      return [204];
    },
  ],
];
