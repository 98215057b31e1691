import { useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { clock, relativeDay, sameDay } from '../../lib/time';
import { mayIn } from '../../store/permissions';
import { useApp } from '../../store/use-app';

/** Longest wait a browser's timer takes. */
const LONGEST_MS = 2_147_000_000;

/** Why one may not write here, in words; null when one may. */
export function useObstacle(channelId: Id): string | null {
  const t = useT();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const until = useApp((state) => state.self[serverId]?.timedOutUntil ?? null);
  const allowed = useApp((state) => mayIn(state, channelId, 'send_messages'));
  const [, again] = useState(0);
  const end = until ? Date.parse(until) : 0;
  const now = Date.now();
  useEffect(() => {
    if (end <= Date.now()) return;
    const timer = setTimeout(() => again((n) => n + 1), Math.min(end - Date.now() + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [end]);
  if (allowed) return null;
  if (end <= now) return t('composer.mayNot');
  const time = sameDay(end, now) ? clock(end) : `${relativeDay(end, now)}, ${clock(end)}`;
  return t('composer.timedOut', { time });
}
