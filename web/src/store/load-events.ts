import { scheduledEvents } from '../api/scheduled-events';
import type { Id } from '../lib/ids';
import { appStore, dispatch } from './app-store';

const running = new Map<Id, Promise<void>>();

/** The scheduled events of a server, with what oneself said about each. */
export function loadEvents(serverId: Id): Promise<void> {
  const started = running.get(serverId);
  if (started) return started;
  const load = scheduledEvents(serverId)
    .then((events) => dispatch({ t: 'EVENTS', d: { serverId, events } }))
    .finally(() => running.delete(serverId));
  running.set(serverId, load);
  return load;
}

/** Again, where they were fetched before: of one server, or of all. */
export function reloadEvents(only?: Id): void {
  for (const serverId of Object.keys(appStore.getState().events))
    if (!only || only === serverId) void loadEvents(serverId).catch(() => undefined);
}
