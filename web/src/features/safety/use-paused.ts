import { useEffect, useState } from 'react';
import type { Id } from '../../lib/ids';
import { useApp } from '../../store/use-app';

/** Longest wait a browser's timer takes. */
const LONGEST_MS = 2_147_000_000;

/** Until when nobody can join; null when invites work. It ends by itself. */
export function usePaused(serverId: Id): string | null {
  const until = useApp((state) => state.servers[serverId]?.invitesPausedUntil ?? null);
  const [, again] = useState(0);
  const end = until ? Date.parse(until) : 0;
  useEffect(() => {
    if (end <= Date.now()) return;
    const timer = setTimeout(() => again((n) => n + 1), Math.min(end - Date.now() + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [end]);
  return end > Date.now() ? until : null;
}
