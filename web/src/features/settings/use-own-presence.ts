import type { CustomStatus } from '../../api/types';
import { statusText } from '../../lib/status-text';
import { connectionStore } from '../../store/connection';
import { ownPresenceStore, ownStatus } from '../../store/own-presence';
import { presenceStore, statusOf } from '../../store/presence';
import { useApp, useVanilla } from '../../store/use-app';
import type { Status } from '../../ui/status-dot';
import { useUntil } from '../../ui/use-until';

interface OwnPresence {
  /** As others see it; offline too while there is no line. */
  status: Status;
  /** For the words beside it: what was chosen, where that is not what shows. */
  called: Status | 'invisible';
  /** While it lasts. */
  custom: CustomStatus | null;
  text: string | null;
}

export function useOwnPresence(): OwnPresence {
  const me = useApp((state) => state.me?.userId ?? '');
  const live = useVanilla(connectionStore, ({ phase }) => phase === 'live');
  const told = useVanilla(presenceStore, (all) => statusOf(all, me));
  const own = useVanilla(ownPresenceStore, (state) => state);
  const kept = own.choice?.customStatus ?? null;
  const lasts = useUntil(kept?.expiresAt ? Date.parse(kept.expiresAt) : Number.POSITIVE_INFINITY);
  const custom = lasts ? kept : null;
  const status = live ? ownStatus(own, told) : 'offline';
  const called = live && own.choice?.status === 'invisible' ? 'invisible' : status;
  return { status, called, custom, text: custom ? statusText(custom) || null : null };
}
