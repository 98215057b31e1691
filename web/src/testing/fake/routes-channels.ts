import type { FakeClient } from './client';
import { type Message, Refusal, type StoredChannel } from './objects';
import { path, type Route } from './route';

function seen(client: FakeClient, channelId: string | undefined): StoredChannel {
  const channel = client.world.channels.get(channelId ?? '');
  const members = client.world.servers.get(channel?.serverId ?? '')?.members;
  if (!channel || !members?.has(client.account().user.userId)) throw new Refusal(404, 'not_found');
  return channel;
}

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

const nonces = new Map<string, Message>();

export const channelRoutes: Route[] = [
  [
    'PATCH',
    path('/channels/:id'),
    (client, [id], patch) => {
      const channel = seen(client, id);
      Object.assign(channel, patch);
      client.world.emitTo(channel.serverId, 'CHANNEL_UPDATE', { ...channel });
      return [200, { ...channel, messages: [] }];
    },
  ],
  [
    'DELETE',
    path('/channels/:id'),
    (client, [id]) => {
      const { channelId, serverId } = seen(client, id);
      client.world.channels.delete(channelId);
      client.world.emitTo(serverId, 'CHANNEL_DELETE', { serverId, channelId });
      return [204];
    },
  ],
  [
    'GET',
    path('/channels/:id/messages'),
    (c, [id], _b, query) => [200, page(c.world.messages.get(seen(c, id).channelId) ?? [], query)],
  ],
  [
    'POST',
    path('/channels/:id/messages'),
    (client, [id], { content, nonce }) => {
      const { channelId } = seen(client, id);
      if ([...content].length > 4000)
        throw new Refusal(400, 'content_too_long', { field: 'content', limit: 4000 });
      if (content.includes('#refuse')) throw new Refusal(403, 'missing_permission');
      const first = nonce && nonces.get(nonce);
      if (first) return [201, { ...first, duplicate: true }];
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
      client.world.emitTo(message.serverId, 'MESSAGE_UPDATE', { ...message });
      return [200, { ...message }];
    },
  ],
  [
    'DELETE',
    path('/channels/:id/messages/:message'),
    (client, [id, messageId]) => {
      const { channelId, serverId } = find(client, id, messageId);
      const list = client.world.messages.get(channelId) ?? [];
      list.splice(
        list.findIndex((m) => m.messageId === messageId),
        1,
      );
      client.world.emitTo(serverId, 'MESSAGE_DELETE', { serverId, channelId, messageId });
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
