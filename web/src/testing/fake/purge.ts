import { idTime } from '../../lib/ids';
import type { FakeWorld } from './world';

/** The messages of a channel that were chosen go, with one event. */
export function purge(
  world: FakeWorld,
  channelId: string,
  gone: (senderId: string, id: string) => boolean,
): number {
  const list = world.messages.get(channelId) ?? [];
  const messageIds = list.filter((m) => gone(m.senderId, m.messageId)).map((m) => m.messageId);
  const channel = world.channels.get(channelId);
  if (messageIds.length === 0 || !channel) return 0;
  const left = list.filter((m) => !messageIds.includes(m.messageId));
  world.messages.set(channelId, left);
  channel.lastMessageId = left.at(-1)?.messageId ?? null;
  world.emitIn(channelId, 'MESSAGE_DELETE_BULK', { serverId: channel.serverId, channelId, messageIds });
  return messageIds.length;
}

/** What somebody wrote of late, in the whole server. */
export function purgeOf(world: FakeWorld, serverId: string, userId: string, seconds: number): void {
  const from = Date.now() - seconds * 1000;
  for (const channel of world.channels.values())
    if (channel.serverId === serverId)
      purge(world, channel.channelId, (senderId, id) => senderId === userId && idTime(id) >= from);
}
