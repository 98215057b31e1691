import { useMemo } from 'react';
import type { Role } from '../api/types';
import type { Id } from '../lib/ids';
import { ownRank } from './permissions';
import { useApp } from './use-app';

const NONE: Role[] = [];

/** All roles but everyone's, the highest first, and which of them stand below one's own highest. */
export function useRoles(serverId: Id): { roles: Role[]; below: ReadonlySet<Id> } {
  const all = useApp((state) => state.roles[serverId] ?? NONE);
  const rank = useApp((state) => ownRank(state, serverId));
  return useMemo(() => {
    const below = all.filter((role, i) => i > rank && role.roleId !== serverId);
    return {
      roles: all.filter((role) => role.roleId !== serverId),
      below: new Set(below.map((role) => role.roleId)),
    };
  }, [all, rank, serverId]);
}
