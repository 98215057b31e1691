import type { Role, User } from '../../api/types';
import { fuzzyScore } from '../../lib/fuzzy';
import type { Id } from '../../lib/ids';
import { may, mayManageRole, outranks } from '../../store/permissions';
import type { MemberInfo, State } from '../../store/state';
import type { Person } from '../../store/use-people';

export type MemberRow =
  | { type: 'heading'; group: 'online' | 'offline' | 'role'; key: string; name: string; count: number }
  | { type: 'member'; userId: Id; online: boolean };

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The colour of the highest role that has one. `roles` stand by rank. */
export const colorOf = (roles: readonly Role[], held: readonly Id[]): number =>
  roles.find((role) => role.color !== 0 && held.includes(role.roleId))?.color ?? 0;

export const iconOf = (roles: readonly Role[], held: readonly Id[]): string | null =>
  roles.find((role) => role.icon && held.includes(role.roleId))?.icon ?? null;

interface Known {
  roles: readonly Role[];
  members: Readonly<Record<Id, MemberInfo>>;
  users: Readonly<Record<Id, User>>;
  online: Readonly<Record<Id, true>>;
}

/** The list as it is shown: who is online under their highest role that stands apart, the rest below; each group by name. */
export function memberRows({ roles, members, users, online }: Known): MemberRow[] {
  const name = ({ userId, nickname }: MemberInfo) => nickname ?? users[userId]?.displayName ?? '';
  const sorted = Object.values(members).sort((a, b) => byName.compare(name(a), name(b)));
  const hoisted = roles.filter((role) => role.hoist);
  const groups = new Map<string, MemberInfo[]>();
  for (const member of sorted) {
    const role = hoisted.find(({ roleId }) => member.roleIds.includes(roleId));
    const key = online[member.userId] ? (role?.roleId ?? 'online') : 'offline';
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  const rows = (key: string, group: 'online' | 'offline' | 'role', title: string): MemberRow[] => {
    const found = groups.get(key);
    if (!found) return [];
    return [
      { type: 'heading', group, key, name: title, count: found.length },
      ...found.map(({ userId }): MemberRow => ({ type: 'member', userId, online: group !== 'offline' })),
    ];
  };
  return [
    ...hoisted.flatMap((role) => rows(role.roleId, 'role', role.name)),
    ...rows('online', 'online', ''),
    ...rows('offline', 'offline', ''),
  ];
}

/** The roles one may give to or take from somebody; of one's own those that everybody may take. */
export function givable(state: State, serverId: Id, userId: Id): Id[] {
  const self = userId === state.me?.userId;
  const manages = may(state, serverId, 'manage_roles') && (self || outranks(state, serverId, userId));
  return (state.roles[serverId] ?? [])
    .filter(({ roleId }) => roleId !== serverId)
    .filter(
      ({ roleId, selfAssignable }) =>
        (manages && mayManageRole(state, serverId, roleId)) || (self && selfAssignable),
    )
    .map(({ roleId }) => roleId);
}

/** Those with a role, when one is named, whose name, nickname, account or role fits the words. */
export function peopleFound(
  people: readonly Person[],
  roles: readonly Role[],
  query: string,
  roleId: Id,
): Person[] {
  const wanted = query.trim();
  const among = people.filter((one) => !roleId || one.roleIds.includes(roleId));
  if (!wanted) return among;
  const fits = new Set(roles.filter((r) => fuzzyScore(wanted, r.name) > 100).map((r) => r.roleId));
  return among.filter(
    (one) =>
      fuzzyScore(wanted, one.name) > 0 ||
      fuzzyScore(wanted, one.account) > 0 ||
      one.roleIds.some((id) => fits.has(id)),
  );
}
