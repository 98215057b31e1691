import type { ChannelSummary } from '../api/types';
import { compareIds, type Id, maxId } from '../lib/ids';
import type { State } from './state';
import { WARM_WINDOWS } from './windows';

const summary = (c: ChannelSummary): ChannelSummary => ({
  channelId: c.channelId,
  serverId: c.serverId,
  type: c.type,
  name: c.name,
  topic: c.topic,
  position: c.position,
  parentId: c.parentId,
  overwrites: c.overwrites,
  ageRestricted: c.ageRestricted,
  slowmodeSeconds: c.slowmodeSeconds,
  archived: c.archived,
  retentionSeconds: c.retentionSeconds,
  lastMessageId: c.lastMessageId,
});

/** A channel as it is now, known before or not, in its place in the list. */
export function placeChannel(state: State, given: ChannelSummary): State {
  const known = state.channels[given.channelId];
  const lastMessageId = maxId(known?.lastMessageId, given.lastMessageId);
  const channels = { ...state.channels, [given.channelId]: { ...summary(given), lastMessageId } };
  const ids = new Set(state.channelIds[given.serverId]).add(given.channelId);
  return {
    ...state,
    channels,
    channelIds: { ...state.channelIds, [given.serverId]: inListOrder(channels, [...ids]) },
  };
}

type Place = [inCategory: number, position: number, id: Id, child: number, position: number, id: Id];

/** A channel whose category one can't see stands with those that have none. */
function placeOf(channels: State['channels'], id: Id): Place {
  const channel = channels[id];
  const position = channel?.position ?? 0;
  if (channel?.type === 'category') return [1, position, id, 0, 0, ''];
  const parent = channels[channel?.parentId ?? ''];
  return parent ? [1, parent.position, parent.channelId, 1, position, id] : [0, position, id, 0, 0, ''];
}

export function inListOrder(channels: State['channels'], ids: Id[]): Id[] {
  const places = new Map(ids.map((id) => [id, placeOf(channels, id)]));
  return ids.sort((x, y) => {
    const [a, b] = [places.get(x) as Place, places.get(y) as Place];
    return (
      a[0] - b[0] ||
      a[1] - b[1] ||
      compareIds(a[2], b[2]) ||
      a[3] - b[3] ||
      a[4] - b[4] ||
      compareIds(a[5], b[5])
    );
  });
}

export function removeChannel(state: State, channelId: Id): State {
  const channel = state.channels[channelId];
  if (!channel) return state;
  const next = dropWindow(state, channelId);
  const { [channelId]: _channel, ...channels } = next.channels;
  const { [channelId]: _outbox, ...outbox } = next.outbox;
  const left = (next.channelIds[channel.serverId] ?? []).filter((id) => id !== channelId);
  const ids = channel.type === 'category' ? inListOrder(channels, left) : left;
  return {
    ...next,
    channels,
    outbox,
    channelIds: { ...next.channelIds, [channel.serverId]: ids },
    warm: next.warm.filter((id) => id !== channelId),
  };
}

/** The channel on screen comes first; windows of channels not visited for long are let go. */
export function openChannel(state: State, channelId: Id): State {
  const order = [channelId, ...state.warm.filter((id) => id !== channelId)];
  let next: State = { ...state, warm: order.slice(0, WARM_WINDOWS) };
  for (const cold of order.slice(WARM_WINDOWS)) next = dropWindow(next, cold);
  return next;
}

export function dropWindow(state: State, channelId: Id): State {
  const { [channelId]: gone, ...windows } = state.windows;
  if (!gone) return state;
  const messages = { ...state.messages };
  for (const id of gone.ids) delete messages[id];
  return { ...state, windows, messages };
}
