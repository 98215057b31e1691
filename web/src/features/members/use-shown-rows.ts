import { useEffect, useRef } from 'react';
import type { Id } from '../../lib/ids';
import { rangesFor } from '../../store/member-list';
import { hideMembers, showMemberRows } from '../../store/shown-members';

/** While one scrolls, what is passed by is not asked for. */
const REST_MS = 120;

/** Tells the gateway which rows are in sight: at once for another channel, else when the scrolling rests. */
export function useShownRows(
  serverId: Id,
  channelId: Id,
  range: { startIndex: number; endIndex: number } | null,
  total: number,
): void {
  const asked = useRef<Id | null>(null);
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? 0;
  useEffect(() => {
    const ask = () => {
      asked.current = channelId;
      showMemberRows(serverId, channelId, rangesFor(first, last, total));
    };
    if (asked.current !== channelId) return ask();
    const timer = setTimeout(ask, REST_MS);
    return () => clearTimeout(timer);
  }, [serverId, channelId, first, last, total]);
  useEffect(() => hideMembers, []);
}
