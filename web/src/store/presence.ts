import { createStore } from 'zustand/vanilla';
import type { Status } from '../api/types';
import type { Id } from '../lib/ids';

/** Who is online; outside the main store, because it changes often and concerns only dots. */
export const presenceStore = createStore<{ online: Record<Id, true> }>(() => ({ online: {} }));

export function setPresences(presences: readonly { userId: Id; status: Status }[]): void {
  const { online } = presenceStore.getState();
  const changed = presences.filter(({ userId, status }) => !!online[userId] !== (status === 'online'));
  if (changed.length === 0) return;
  const next = { ...online };
  for (const { userId, status } of changed) {
    if (status === 'online') next[userId] = true;
    else delete next[userId];
  }
  presenceStore.setState({ online: next });
}
