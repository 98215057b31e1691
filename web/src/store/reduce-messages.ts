import type { Message } from '../api/types';
import type { Id } from '../lib/ids';
import { maxId } from '../lib/ids';
import { settle } from './outbox';
import { advanceMark } from './read-state';
import type { State } from './state';
import { PAGE_SIZE, type PageKind, withNewest, without, withPage } from './windows';

/** A message came to be: the echo of one's own meets its outbox entry here, whichever of reply and event is first. */
export function addMessage(state: State, message: Message): State {
  const { channelId, messageId } = message;
  const channel = state.channels[channelId];
  const mine = message.senderId === state.me?.userId;
  const window = state.windows[channelId];
  const held = window ? withNewest(window, messageId) : undefined;
  return {
    ...state,
    channels: channel
      ? {
          ...state.channels,
          [channelId]: { ...channel, lastMessageId: maxId(channel.lastMessageId, messageId) },
        }
      : state.channels,
    outbox: mine && message.nonce ? settle(state.outbox, channelId, message.nonce) : state.outbox,
    readMarks: mine ? advanceMark(state.readMarks, channelId, messageId) : state.readMarks,
    windows: held ? { ...state.windows, [channelId]: held } : state.windows,
    messages: held?.ids.includes(messageId)
      ? { ...state.messages, [messageId]: newer(state.messages[messageId], message) }
      : state.messages,
  };
}

export function updateMessage(state: State, message: Message): State {
  const known = state.messages[message.messageId];
  if (!known) return state;
  const next = newer(known, message);
  return next === known ? state : { ...state, messages: { ...state.messages, [message.messageId]: next } };
}

/** One message, or all that went at once. */
export function removeMessages(state: State, channelId: Id, messageIds: readonly Id[]): State {
  const window = state.windows[channelId];
  if (!window) return state;
  const gone = new Set(messageIds);
  const messages = { ...state.messages };
  for (const messageId of gone) delete messages[messageId];
  const left = without(window, gone);
  const channel = state.channels[channelId];
  // All that was held is gone, and there is more: to be fetched anew, or an empty list would stand there.
  const stale = left.stale || (left.ids.length === 0 && (left.hasOlder || left.hasNewer));
  const wasNewest = !!channel?.lastMessageId && gone.has(channel.lastMessageId) && !left.hasNewer;
  return {
    ...state,
    messages,
    windows: { ...state.windows, [channelId]: { ...left, stale } },
    channels: wasNewest
      ? { ...state.channels, [channelId]: { ...channel, lastMessageId: left.ids.at(-1) ?? null } }
      : state.channels,
  };
}

export function addHistory(
  state: State,
  {
    channelId,
    kind,
    limit,
    messages: page,
  }: { channelId: Id; kind: PageKind; limit: number; messages: Message[] },
): State {
  const old = state.windows[channelId];
  const window = withPage(old, {
    ids: page.map((m) => m.messageId),
    kind,
    full: page.length >= Math.min(limit, PAGE_SIZE),
    newest: state.channels[channelId]?.lastMessageId ?? null,
  });
  const messages = { ...state.messages };
  for (const message of page) messages[message.messageId] = newer(messages[message.messageId], message);
  const kept = new Set(window.ids);
  for (const id of old?.ids ?? []) if (!kept.has(id)) delete messages[id];
  for (const { messageId } of page) if (!kept.has(messageId)) delete messages[messageId];
  return { ...state, messages, windows: { ...state.windows, [channelId]: window } };
}

/** Of two versions of a message the later edit; the nonce of our own echo stays, it is the row's key. */
function newer(known: Message | undefined, given: Message): Message {
  if (!known) return given;
  if ((known.editedAt ?? '') > (given.editedAt ?? '')) return known;
  if (known.content === given.content && known.editedAt === given.editedAt) return known;
  return known.nonce ? { ...given, nonce: known.nonce } : given;
}
