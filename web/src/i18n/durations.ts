import type { Translate } from './use-t';

const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

export const TIMEOUTS = [MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR, DAY, 7 * DAY, 28 * DAY] as const;
export const BAN_DURATIONS = [0, HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY] as const;
/** How far back a ban deletes what somebody wrote. */
export const PURGE_WINDOWS = [0, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY] as const;

export function durationText(t: Translate, seconds: number): string {
  if (seconds === 0) return t('mod.forever');
  if (seconds % (7 * DAY) === 0) return t('mod.weeks', { count: seconds / (7 * DAY) });
  if (seconds % DAY === 0) return t('mod.days', { count: seconds / DAY });
  if (seconds % HOUR === 0) return t('mod.hours', { count: seconds / HOUR });
  if (seconds % MINUTE === 0) return t('mod.minutes', { count: seconds / MINUTE });
  return t('mod.seconds', { count: seconds });
}

export const purgeText = (t: Translate, seconds: number): string =>
  seconds === 0 ? t('mod.purge.none') : t('mod.purge.last', { time: durationText(t, seconds) });
