import type { User } from '../../api/types';
import type { Id } from '../../lib/ids';

export type MemberRow =
  | { type: 'heading'; group: 'online' | 'offline'; count: number }
  | { type: 'member'; userId: Id; online: boolean };

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The list as it is shown: who is online first, each group by name. */
export function memberRows(
  ids: readonly Id[],
  users: Readonly<Record<Id, User>>,
  online: Readonly<Record<Id, true>>,
): MemberRow[] {
  const name = (id: Id) => users[id]?.displayName ?? '';
  const sorted = [...ids].sort((a, b) => byName.compare(name(a), name(b)));
  const group = (wanted: boolean): MemberRow[] => {
    const found = sorted.filter((id) => !!online[id] === wanted);
    if (found.length === 0) return [];
    const heading: MemberRow = { type: 'heading', group: wanted ? 'online' : 'offline', count: found.length };
    return [heading, ...found.map((userId): MemberRow => ({ type: 'member', userId, online: wanted }))];
  };
  return [...group(true), ...group(false)];
}
