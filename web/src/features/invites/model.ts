import type { Invite } from '../../api/types';
import type { Translate } from '../../i18n/use-t';
import { VANITY } from '../../lib/growth-limits';
import { relativeTime } from '../../lib/time';

const DAY = 86_400;

export const AGES = [3_600, DAY, 7 * DAY, 30 * DAY, 0] as const;
export const USES = [0, 1, 5, 25, 100] as const;

export const inviteUrl = (code: string): string => `${location.origin}/app/invite/${code}`;

export function ageText(t: Translate, seconds: number): string {
  if (seconds === 0) return t('invites.never');
  if (seconds < DAY) return t('invites.hours', { count: seconds / 3600 });
  return t('invites.days', { count: seconds / DAY });
}

/** "Ends in 3 days · used 2 of 5 times". */
export function inviteState(t: Translate, { expiresAt, uses, maxUses }: Invite, now: number): string {
  const end = expiresAt
    ? t('invites.ends', { when: relativeTime(Date.parse(expiresAt), now) })
    : t('invites.endless');
  const used = maxUses > 0 ? t('invites.usedOf', { uses, max: maxUses }) : t('invites.used', { uses });
  return `${end} · ${used}`;
}

/** As it is typed: spaces become dashes, capitals small; what can't be in it is left out. */
export const vanityFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, VANITY.max);

export const isVanity = (code: string): boolean => code.length >= VANITY.min && VANITY.letters.test(code);
