import type { Repeats, ScheduledEvent } from '../../api/community-types';
import type { EventBody } from '../../api/scheduled-events';
import type { TextId } from '../../i18n/use-t';
import { EVENT as MAX } from '../../lib/growth-limits';
import type { Id } from '../../lib/ids';
import { countCharacters } from '../../lib/text';
import { sameDay } from '../../lib/time';
import { may } from '../../store/permissions';
import type { State } from '../../store/state';

export const REPEATS: Repeats[] = ['none', 'daily', 'weekly', 'biweekly', 'monthly', 'yearly'];
const HOUR = 3_600_000;
const DAY_MS = 24 * HOUR;
/** Nothing is planned farther ahead. */
const AHEAD_MS = 5 * 366 * DAY_MS;
/** The shortest time from one to the next. */
const PERIODS: Record<Exclude<Repeats, 'none'>, number> = {
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
  biweekly: 14 * DAY_MS,
  monthly: 28 * DAY_MS,
  yearly: 365 * DAY_MS,
};

/** What is being written; times as the browser's field has them, in one's own time zone. */
export interface EventDraft {
  name: string;
  description: string;
  where: 'channel' | 'place';
  channelId: Id;
  location: string;
  start: string;
  end: string;
  repeats: Repeats;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "2026-11-27T20:00", local. */
export function toField(ms: number): string {
  const d = new Date(ms);
  // A year that is being typed has leading zeros.
  const year = String(d.getFullYear()).padStart(4, '0');
  return `${year}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

const fromField = (text: string): number => (text ? new Date(text).getTime() : Number.NaN);

/** Tomorrow, at the next full hour, for two hours. */
export function newDraft(now: number, channelId: Id): EventDraft {
  const start = Math.ceil(now / HOUR) * HOUR + 24 * HOUR;
  return {
    name: '',
    description: '',
    where: channelId ? 'channel' : 'place',
    channelId,
    location: '',
    start: toField(start),
    end: toField(start + 2 * HOUR),
    repeats: 'none',
  };
}

export const draftOf = (event: ScheduledEvent): EventDraft => ({
  name: event.name,
  description: event.description,
  where: event.channelId ? 'channel' : 'place',
  channelId: event.channelId ?? '',
  location: event.location ?? '',
  start: toField(Date.parse(event.startsAt)),
  end: event.endsAt ? toField(Date.parse(event.endsAt)) : '',
  repeats: event.repeats,
});

/** The event begins at another time: it lasts as long as it did. */
export function movedTo(draft: EventDraft, start: string): Pick<EventDraft, 'start' | 'end'> {
  const by = fromField(start) - fromField(draft.start);
  const end = fromField(draft.end) + by;
  return { start, end: Number.isNaN(end) ? draft.end : toField(end) };
}

/** `started`: a start that lies behind us is no mistake any more. */
export function faultOf(draft: EventDraft, now: number, started: boolean): TextId | null {
  const [start, end] = [fromField(draft.start), fromField(draft.end)];
  if (!draft.name.trim()) return 'ev.fault.name';
  if (draft.where === 'channel' ? !draft.channelId : !draft.location.trim()) return 'ev.fault.where';
  if (Number.isNaN(start)) return 'ev.fault.start';
  if (start < now && !started) return 'ev.fault.past';
  if (draft.end && !(end > start)) return 'ev.fault.end';
  if (start > now + AHEAD_MS) return 'ev.fault.far';
  if (draft.repeats !== 'none' && (draft.end ? end - start : DAY_MS) > PERIODS[draft.repeats])
    return 'ev.fault.overlap';
  return countCharacters(draft.description) > MAX.description ? 'ev.fault.long' : null;
}

export const bodyOf = (draft: EventDraft): EventBody => ({
  name: draft.name.trim(),
  description: draft.description.trim(),
  channelId: draft.where === 'channel' ? draft.channelId : null,
  location: draft.where === 'place' ? draft.location.trim() : null,
  startsAt: new Date(fromField(draft.start)).toISOString(),
  endsAt: draft.end ? new Date(fromField(draft.end)).toISOString() : null,
  repeats: draft.repeats,
});

/** Only what differs: an untouched start that has passed must not be sent as new. */
export function changesOf(event: ScheduledEvent, draft: EventDraft): Partial<EventBody> {
  const [before, after] = [bodyOf(draftOf(event)), bodyOf(draft)];
  const fields = Object.keys(after) as (keyof EventBody)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}

/** Whoever made it, while they may make any; and whoever looks after all of them. */
export const mayChange = (state: State, event: ScheduledEvent): boolean =>
  may(state, event.serverId, 'manage_events') ||
  (event.creatorId === state.me?.userId && may(state, event.serverId, 'create_events'));

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const day = new Intl.DateTimeFormat(undefined, DAY);
const dayAndYear = new Intl.DateTimeFormat(undefined, { ...DAY, year: 'numeric' });
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

const yearOf = (ms: number): number => new Date(ms).getFullYear();
const dayText = (ms: number): string => (yearOf(ms) === yearOf(Date.now()) ? day : dayAndYear).format(ms);

/** "Fri 27 Nov, 20:00 – 22:00", in one's own time zone; with the year of what is not in this one. */
export function whenText({ startsAt, endsAt }: Pick<ScheduledEvent, 'startsAt' | 'endsAt'>): string {
  const start = Date.parse(startsAt);
  const first = `${dayText(start)}, ${hour.format(start)}`;
  if (!endsAt) return first;
  const end = Date.parse(endsAt);
  return sameDay(start, end)
    ? `${first} – ${hour.format(end)}`
    : `${first} – ${dayText(end)}, ${hour.format(end)}`;
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
