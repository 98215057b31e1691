import type { ScheduledEvent } from '../api/community-types';
import type { Id } from '../lib/ids';
import type { State } from './state';

/** All of a server, as fetched. */
export function setEvents(state: State, serverId: Id, list: readonly ScheduledEvent[]): State {
  const events = Object.fromEntries(list.map((event) => [event.eventId, event]));
  return { ...state, events: { ...state.events, [serverId]: events } };
}

/** One as it is now. What goes to everybody does not say whether oneself comes: that stays as it was. */
export function placeEvent(state: State, event: ScheduledEvent): State {
  const { serverId, eventId } = event;
  const known = state.events[serverId];
  if (!known) return state;
  const interested = event.interested ?? known[eventId]?.interested;
  const next = interested === undefined ? event : { ...event, interested };
  return { ...state, events: { ...state.events, [serverId]: { ...known, [eventId]: next } } };
}

export function removeEvent(state: State, serverId: Id, eventId: Id): State {
  const known = state.events[serverId];
  if (!known?.[eventId]) return state;
  const { [eventId]: _gone, ...rest } = known;
  return { ...state, events: { ...state.events, [serverId]: rest } };
}

/** Those that are still to come or under way, where one can see their place; the next one first. */
export function openEvents(state: Pick<State, 'events' | 'channels'>, serverId: Id): ScheduledEvent[] {
  return Object.values(state.events[serverId] ?? {})
    .filter(({ status }) => status === 'scheduled' || status === 'active')
    .filter(({ channelId }) => channelId === null || !!state.channels[channelId])
    .sort(
      (a, b) =>
        Number(b.status === 'active') - Number(a.status === 'active') ||
        Date.parse(a.startsAt) - Date.parse(b.startsAt),
    );
}
