import { createStore } from 'zustand/vanilla';
import type { Id } from '../lib/ids';

export const TYPING_FADES_MS = 10_000;
export const TYPING_EVERY_MS = 8_000;

type Typists = Record<Id, true>;

/** Who types where, for ten seconds after each word of it. */
export const typingStore = createStore<Record<Id, Typists>>(() => ({}));

const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function startedTyping(channelId: Id, userId: Id): void {
  const key = `${channelId}/${userId}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => stoppedTyping(channelId, userId), TYPING_FADES_MS),
  );
  const typists = typingStore.getState()[channelId];
  if (!typists?.[userId]) typingStore.setState({ [channelId]: { ...typists, [userId]: true } });
}

/** After ten quiet seconds, or with the message that was being typed. */
export function stoppedTyping(channelId: Id, userId: Id): void {
  const key = `${channelId}/${userId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  const typists = typingStore.getState()[channelId];
  if (!typists?.[userId]) return;
  const { [userId]: _gone, ...rest } = typists;
  typingStore.setState({ [channelId]: rest });
}
