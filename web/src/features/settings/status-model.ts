import type { CustomStatus } from '../../api/types';

export const STATUS_MAX = 128;

export const EXPIRIES = ['never', 'halfHour', 'hour', 'fourHours', 'today', 'week'] as const;
/** `keep`: as it stands, where it ends some time. */
export type Expiry = (typeof EXPIRIES)[number] | 'keep';

const MINUTE = 60;

/** Seconds until the beginning of a day so many days ahead, as the clock here goes. */
function untilDay(now: number, days: number): number {
  const day = new Date(now);
  day.setHours(24 * days, 0, 0, 0);
  return Math.max(1, Math.ceil((day.getTime() - now) / 1000));
}

/** For how many seconds; undefined: until it is cleared. A week ends before Monday. */
export function secondsUntil(expiry: Expiry, now: number, current: CustomStatus | null): number | undefined {
  switch (expiry) {
    case 'never':
      return undefined;
    case 'halfHour':
      return 30 * MINUTE;
    case 'hour':
      return 60 * MINUTE;
    case 'fourHours':
      return 240 * MINUTE;
    case 'today':
      return untilDay(now, 1);
    case 'week':
      return untilDay(now, 8 - (new Date(now).getDay() || 7));
    case 'keep':
      return current?.expiresAt
        ? Math.max(1, Math.ceil((Date.parse(current.expiresAt) - now) / 1000))
        : undefined;
  }
}
