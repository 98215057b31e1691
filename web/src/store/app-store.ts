import { createStore } from 'zustand/vanilla';
import { apply } from './apply';
import type { StoreEvent } from './events';
import { emptyState, type State } from './state';

export const appStore = createStore<State>(() => emptyState);

let waiting: StoreEvent[] = [];
let scheduled = false;

/** At once: for what a person did or a request answered. Whatever waited goes first. */
export function dispatch(event: StoreEvent): void {
  waiting.push(event);
  flush();
}

/** With the next frame, together with the rest: for the gateway's stream. */
export function dispatchSoon(event: StoreEvent): void {
  waiting.push(event);
  if (scheduled) return;
  scheduled = true;
  if (document.visibilityState === 'visible') requestAnimationFrame(flush);
  else setTimeout(flush, 250);
}

function flush(): void {
  scheduled = false;
  const events = waiting;
  waiting = [];
  if (events.length > 0) appStore.setState(events.reduce(apply, appStore.getState()), true);
}

export function resetApp(): void {
  waiting = [];
  appStore.setState(emptyState, true);
}
