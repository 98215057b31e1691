import { expect, it } from 'vitest';
import type { ScheduledEvent } from '../../api/community-types';
import { calendarOf, folded } from './calendar';

const event: ScheduledEvent = {
  eventId: '7',
  serverId: 's1',
  creatorId: '1',
  name: 'Film; soup, and more',
  description: 'Line one\nBack\\slash',
  channelId: null,
  location: 'The shed',
  startsAt: '2026-11-27T20:00:00.000Z',
  endsAt: '2026-11-27T22:30:00.000Z',
  repeats: 'biweekly',
  status: 'scheduled',
  image: null,
  interestedCount: 0,
};
const around = {
  place: 'The shed, behind',
  url: 'https://chat.example/app/channels/1',
  host: 'chat.example',
  now: '2026-11-20T10:00:00.123Z',
};

it('says the same in the words of calendars', () => {
  const lines = calendarOf(event, around).split('\r\n');
  expect(lines).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Scheduled events//EN',
    'BEGIN:VEVENT',
    'UID:7@chat.example',
    'DTSTAMP:20261120T100000Z',
    'DTSTART:20261127T200000Z',
    'DTEND:20261127T223000Z',
    'RRULE:FREQ=WEEKLY;INTERVAL=2',
    'SUMMARY:Film\\; soup\\, and more',
    'DESCRIPTION:Line one\\nBack\\\\slash',
    'LOCATION:The shed\\, behind',
    'URL:https://chat.example/app/channels/1',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

it('leaves out what there is not', () => {
  const text = calendarOf({ ...event, endsAt: null, repeats: 'none', description: '' }, around);
  for (const name of ['DTEND', 'RRULE', 'DESCRIPTION']) expect(text).not.toContain(name);
});

it('breaks lines at 75 octets, never inside a sign', () => {
  const parts = folded(`SUMMARY:${'ä🌱'.repeat(40)}`).split('\r\n');
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
  expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true);
  expect(parts.map((part, i) => (i ? part.slice(1) : part)).join('')).toBe(`SUMMARY:${'ä🌱'.repeat(40)}`);
});
