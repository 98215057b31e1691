import { useEffect } from 'react';
import type { Id } from '../../lib/ids';
import { loadMembers } from '../../store/load-members';
import { useApp } from '../../store/use-app';

/** Who is in the server: nicknames and colours of messages come from there, whether or not the list shows. */
export function useMembers(serverId: Id): void {
  const missing = useApp((state) => !!state.servers[serverId] && !state.members[serverId]);
  useEffect(() => {
    if (missing) void loadMembers(serverId).catch(() => undefined);
  }, [missing, serverId]);
}
