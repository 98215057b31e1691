import type { Id } from './ids';

const MINUTE_MS = 60_000;
/** What each level asks for: the age of the account, and of the membership. */
const ASKS = {
  none: { account: 0, member: 0 },
  low: { account: 5 * MINUTE_MS, member: 0 },
  medium: { account: 5 * MINUTE_MS, member: 10 * MINUTE_MS },
  high: { account: 7 * 24 * 60 * MINUTE_MS, member: 10 * MINUTE_MS },
  highest: { account: Number.POSITIVE_INFINITY, member: 0 },
} as const;

interface Newcomer {
  bot: boolean;
  createdAt: string;
  /** Null: not known yet, and taken for long ago. */
  joinedAt: string | null;
  roleIds: readonly Id[];
}

/** When somebody is past the level, in milliseconds; Infinity: only by being given a role. Who has one, and a bot, is. */
export function verifiedAt(
  level: keyof typeof ASKS,
  { bot, createdAt, joinedAt, roleIds }: Newcomer,
): number {
  const asks = ASKS[level];
  if (bot || roleIds.length > 0 || level === 'none') return 0;
  return Math.max(Date.parse(createdAt) + asks.account, joinedAt ? Date.parse(joinedAt) + asks.member : 0);
}
