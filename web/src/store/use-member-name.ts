import { useEffect } from 'react';
import type { Id } from '../lib/ids';
import { ensureMember } from './people';
import { nameIn } from './selectors';
import { useApp } from './use-app';

/** How somebody is called here, asked for when it is not known; undefined until then, and for who is nobody. */
export function useMemberName(serverId: Id, userId: Id | null): string | undefined {
  useMember(serverId, userId);
  return useApp((state) => (userId ? nameIn(state, serverId, userId) : undefined));
}

/** Sees to it that somebody's membership is known, when there is one. */
export function useMember(serverId: Id, userId: Id | null): void {
  const known = useApp((state) => !userId || !!state.members[serverId]?.[userId]);
  useEffect(() => {
    if (!known && userId) ensureMember(serverId, userId);
  }, [known, serverId, userId]);
}
