import { useEffect, useMemo } from 'react';
import type { ScheduledEvent } from '../../api/community-types';
import type { Id } from '../../lib/ids';
import { loadEvents } from '../../store/load-events';
import { openEvents } from '../../store/reduce-events';
import { useApp } from '../../store/use-app';

/** What is under way and to come in a server; fetched if need be. Null until known. */
export function useOpenEvents(serverId: Id): ScheduledEvent[] | null {
  const known = useApp((state) => state.events[serverId]);
  const channels = useApp((state) => state.channels);
  const there = useApp((state) => !!state.servers[serverId]);
  const missing = there && !known;
  useEffect(() => {
    if (missing) void loadEvents(serverId).catch(() => undefined);
  }, [missing, serverId]);
  return useMemo(
    () => (known ? openEvents({ events: { [serverId]: known }, channels }, serverId) : null),
    [known, channels, serverId],
  );
}
