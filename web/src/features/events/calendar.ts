import type { Repeats, ScheduledEvent } from '../../api/community-types';

const RULES: Record<Repeats, string | null> = {
  none: null,
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
};

/** RFC 5545 §3.3.5, in UTC: 20261127T200000Z. */
const stamp = (iso: string): string => `${new Date(iso).toISOString().replace(/[-:]|\.\d+/g, '')}`;

/** RFC 5545 §3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

const encoder = new TextEncoder();

/** RFC 5545 §3.1: a line has at most 75 octets; what is longer goes on after a space. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const bytes = encoder.encode(sign).length;
    if (size + bytes > 75) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
}

interface Surroundings {
  /** Where it is, in words. */
  place: string;
  url: string;
  host: string;
  now: string;
}

/** The event as an iCalendar file (RFC 5545). */
export function calendarOf(event: ScheduledEvent, { place, url, host, now }: Surroundings): string {
  const rule = RULES[event.repeats];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parley//Scheduled events//EN',
    'BEGIN:VEVENT',
    `UID:${event.eventId}@${host}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(event.startsAt)}`,
    ...(event.endsAt ? [`DTEND:${stamp(event.endsAt)}`] : []),
    ...(rule ? [`RRULE:${rule}`] : []),
    `SUMMARY:${escaped(event.name)}`,
    ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
    `LOCATION:${escaped(place)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
