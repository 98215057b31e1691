import type { Translate } from '../../i18n/use-t';

const DAY_S = 86_400;
export const RETENTIONS = [0, 1, 7, 30, 90, 365].map((days) => days * DAY_S);
export const DAYS_MAX = 3650;

export const daysOf = (seconds: number): number => Math.max(1, Math.round(seconds / DAY_S));
export const secondsOf = (days: number): number => days * DAY_S;

export const retentionText = (t: Translate, seconds: number): string =>
  seconds === 0 ? t('chan.retention.always') : t('mod.days', { count: daysOf(seconds) });

/** Messages that were to stay now go: 0 is for good, so that anything else is less. */
export const deletesMore = (before: number, after: number): boolean =>
  after > 0 && (before === 0 || after < before);
