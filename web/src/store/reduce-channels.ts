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
  lastMessageId: c.lastMessageId,
});

/** A channel as it is now, known before or not, in its place in the list. */
export function placeChannel(state: State, given: ChannelSummary): State {
  const known = state.channels[given.channelId];
  const lastMessageId = maxId(known?.lastMessageId, given.lastMessageId);
  const channels = { ...state.channels, [given.channelId]: { ...summary(given), lastMessageId } };
  const ids = new Set(state.channelIds[given.serverId]).add(given.channelId);
  const order = (a: Id, b: Id) =>
    (channels[a]?.position ?? 0) - (channels[b]?.position ?? 0) || compareIds(a, b);
  return { ...state, channels, channelIds: { ...state.channelIds, [given.serverId]: [...ids].sort(order) } };
}

export function removeChannel(state: State, channelId: Id): State {
  const channel = state.channels[channelId];
  if (!channel) return state;
  const next = dropWindow(state, channelId);
  const { [channelId]: _channel, ...channels } = next.channels;
  const { [channelId]: _outbox, ...outbox } = next.outbox;
  const ids = (next.channelIds[channel.serverId] ?? []).filter((id) => id !== channelId);
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

function dropWindow(state: State, channelId: Id): State {
  const { [channelId]: gone, ...windows } = state.windows;
  if (!gone) return state;
  const messages = { ...state.messages };
  for (const id of gone.ids) delete messages[id];
  return { ...state, windows, messages };
}
