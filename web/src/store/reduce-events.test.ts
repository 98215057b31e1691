import { expect, it } from 'vitest';
import type { ScheduledEvent } from '../api/community-types';
import { readyState } from '../testing/builders';
import { apply } from './apply';
import { openEvents } from './reduce-events';

const event = (eventId: string, given: Partial<ScheduledEvent> = {}): ScheduledEvent => ({
  eventId,
  serverId: 's1',
  creatorId: '1',
  name: `Event ${eventId}`,
  description: '',
  channelId: null,
  location: 'Here',
  startsAt: `2026-12-0${eventId}T10:00:00.000Z`,
  endsAt: null,
  repeats: 'none',
  status: 'scheduled',
  image: null,
  interestedCount: 0,
  ...given,
});
const loaded = (...events: ScheduledEvent[]) =>
  apply(readyState(), { t: 'EVENTS', d: { serverId: 's1', events } });

it('ignores events of a server that was not asked about yet', () => {
  const state = readyState();
  expect(apply(state, { t: 'SCHEDULED_EVENT_UPDATE', d: event('1') })).toBe(state);
});

it('keeps what oneself said when everybody hears of a change', () => {
  const before = loaded(event('1', { interested: true, interestedCount: 1 }));
  const after = apply(before, { t: 'SCHEDULED_EVENT_UPDATE', d: event('1', { interestedCount: 2 }) });
  expect(after.events.s1?.['1']).toMatchObject({ interested: true, interestedCount: 2 });
});

it('shows what is under way first, then by start; neither what is over nor what is held out of sight', () => {
  const state = loaded(
    event('3'),
    event('2'),
    event('4', { status: 'active' }),
    event('1', { status: 'canceled' }),
    event('5', { channelId: 'hidden' }),
    event('6', { channelId: 'c1' }),
  );
  expect(openEvents(state, 's1').map(({ eventId }) => eventId)).toEqual(['4', '2', '3', '6']);
});

it('forgets an event that was deleted, and all with their server', () => {
  const state = loaded(event('1'), event('2'));
  const less = apply(state, { t: 'SCHEDULED_EVENT_DELETE', d: { serverId: 's1', eventId: '1' } });
  expect(Object.keys(less.events.s1 ?? {})).toEqual(['2']);
  expect(apply(less, { t: 'SERVER_DELETE', d: { serverId: 's1' } }).events).toEqual({});
});
