import { type Translate, useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { isMuted } from '../../lib/permission-rules';
import { clock, relativeDay, sameDay } from '../../lib/time';
import { mayIn, ownVerifiedAt, rulesOf, selfStanding } from '../../store/permissions';
import type { State } from '../../store/state';
import { useApp } from '../../store/use-app';
import { useMember } from '../../store/use-member-name';
import { useUntil } from '../../ui/use-until';

export type Obstacle = 'pending' | 'timedOut' | 'unverified' | 'needsRole' | 'archived' | 'muted' | 'mayNot';

/** What stands in the way of writing here, the nearest first; null when nothing does. */
export function obstacleIn(state: State, channelId: Id): Obstacle | null {
  if (mayIn(state, channelId, 'send_messages')) return null;
  const channel = state.channels[channelId];
  const serverId = channel?.serverId ?? '';
  const who = selfStanding(state, serverId);
  if (who.pending) return 'pending';
  if (who.timedOut) return 'timedOut';
  if (who.unverified)
    return ownVerifiedAt(state, serverId) === Number.POSITIVE_INFINITY ? 'needsRole' : 'unverified';
  if (channel?.archived) return 'archived';
  return isMuted(rulesOf(state, serverId), who) ? 'muted' : 'mayNot';
}

export interface ObstacleText {
  kind: Obstacle;
  text: string;
}

/** Why one may not write here, in words; null when one may. */
export function useObstacle(channelId: Id): ObstacleText | null {
  const t = useT();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const until = useApp((state) => state.self[serverId]?.timedOutUntil ?? null);
  const verified = useApp((state) => ownVerifiedAt(state, serverId));
  const me = useApp((state) => state.me?.userId ?? null);
  // How long one has been here counts for a server that lets newcomers wait.
  const asks = useApp((state) => !['none', 'low'].includes(state.servers[serverId]?.verification ?? 'none'));
  useMember(serverId, asks ? me : null);
  const end = until ? Date.parse(until) : 0;
  useUntil(end);
  useUntil(verified);
  const kind = useApp((state) => obstacleIn(state, channelId));
  return kind && { kind, text: describe(t, kind, kind === 'timedOut' ? end : verified) };
}

function describe(t: Translate, kind: Obstacle, end: number): string {
  if (kind === 'pending') return t('pending.text');
  if (kind !== 'timedOut' && kind !== 'unverified') return t(`composer.${kind}`);
  const now = Date.now();
  const time = sameDay(end, now) ? clock(end) : `${relativeDay(end, now)}, ${clock(end)}`;
  return t(`composer.${kind}`, { time });
}
