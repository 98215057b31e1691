import { useEffect, useMemo } from 'react';
import type { Id } from '../lib/ids';
import { loadMembers } from './load-members';
import type { MemberInfo } from './state';
import { useApp } from './use-app';

export interface Person extends MemberInfo {
  /** As called here. */
  name: string;
  account: string;
  avatar: string | null;
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Everybody in a server by name; fetched if need be. */
export function usePeople(serverId: Id): Person[] {
  const members = useApp((state) => state.members[serverId]);
  const users = useApp((state) => state.users);
  const missing = !members;
  useEffect(() => {
    if (missing) void loadMembers(serverId).catch(() => undefined);
  }, [missing, serverId]);
  return useMemo(
    () =>
      Object.values(members ?? {})
        .map((member) => {
          const user = users[member.userId];
          return {
            ...member,
            name: member.nickname ?? user?.displayName ?? '',
            account: user?.name ?? '',
            avatar: user?.avatar ?? null,
          };
        })
        .sort((a, b) => byName.compare(a.name, b.name)),
    [members, users],
  );
}
