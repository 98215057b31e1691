import { createStore } from 'zustand/vanilla';
import type { Presence, Status } from '../api/types';
import type { Id } from '../lib/ids';

type Presences = Readonly<Record<Id, Presence>>;

export const OFFLINE: Presence = { status: 'offline', customStatus: null, activities: [] };

/** How people are, as far as told; who is not in it is offline. Outside the main store, because it changes often. */
export const presenceStore = createStore<{ known: Presences }>(() => ({ known: {} }));

export const presenceOf = ({ known }: { known: Presences }, userId: Id): Presence => known[userId] ?? OFFLINE;

export const statusOf = ({ known }: { known: Presences }, userId: Id): Status =>
  known[userId]?.status ?? 'offline';

const same = (a: Presence, b: Presence): boolean =>
  a.status === b.status &&
  JSON.stringify([a.customStatus, a.activities]) === JSON.stringify([b.customStatus, b.activities]);

export function setPresences(presences: readonly ({ userId: Id } & Presence)[]): void {
  const { known } = presenceStore.getState();
  const changed = presences.filter((one) => !same(one, known[one.userId] ?? OFFLINE));
  if (changed.length === 0) return;
  const next = { ...known };
  for (const { userId, status, customStatus, activities } of changed) {
    if (status === 'offline') delete next[userId];
    else next[userId] = { status, customStatus, activities };
  }
  presenceStore.setState({ known: next });
}

export const forgetPresences = (): void => presenceStore.setState({ known: {} });
