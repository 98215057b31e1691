const cache = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(undefined, options);
    cache.set(key, found);
  }
  return found;
}

export const clock = (ms: number): string => format({ hour: '2-digit', minute: '2-digit' }).format(ms);

export const fullDate = (ms: number): string => format({ dateStyle: 'full', timeStyle: 'short' }).format(ms);

export const dayName = (ms: number): string => format({ dateStyle: 'long' }).format(ms);

export const shortDate = (ms: number): string => format({ dateStyle: 'medium' }).format(ms);

export function sameDay(a: number, b: number): boolean {
  const x = new Date(a);
  const y = new Date(b);
  return x.getDate() === y.getDate() && x.getMonth() === y.getMonth() && x.getFullYear() === y.getFullYear();
}

/** Whole days between the local dates of two moments. */
export function daysApart(from: number, to: number): number {
  const day = (ms: number) => {
    const d = new Date(ms);
    return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  };
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** "today", "yesterday", or the date. */
export function relativeDay(ms: number, now: number): string {
  const days = daysApart(ms, now);
  if (days === 0 || days === 1) {
    return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(-days, 'day');
  }
  return dayName(ms);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "in 3 days", "2 hours ago". */
export function relativeTime(ms: number, now: number): string {
  const difference = ms - now;
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(difference) >= size) return relative.format(Math.round(difference / size), unit);
  }
  return relative.format(0, 'second');
}

const UNITS: [unit: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** "30 seconds", "6 hours": in the largest unit that it is whole in. */
export function span(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length && seconds % length === 0) ?? [
    'second',
    1,
  ];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(
    seconds / size,
  );
}

/** "0:07", "1:02:07": what is left, as a stopwatch has it. */
export function stopwatch(seconds: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
