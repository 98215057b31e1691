import { createStore } from 'zustand/vanilla';
import type { Id } from '../../lib/ids';
import { readStored, writeStored } from '../../lib/storage';

const KEY = 'parley.collapsed';

/** Categories that are folded, on this device. */
export const collapsedStore = createStore<Record<Id, true>>(() => readStored(KEY, {}));

export function toggleCollapsed(id: Id): void {
  const { [id]: was, ...others } = collapsedStore.getState();
  const next: Record<Id, true> = was ? others : { ...others, [id]: true };
  collapsedStore.setState(next, true);
  writeStored(KEY, next);
}
