import type { Id } from '../../lib/ids';
import { slowModeStore, slowSeconds } from '../../store/slow-mode';
import { useApp, useVanilla } from '../../store/use-app';
import { useCountdown } from '../../ui/use-countdown';

/** `every`: seconds between two messages, 0 for who is free of it; `left`: seconds until the next may go. */
export function useSlowMode(channelId: Id): { every: number; left: number } {
  const every = useApp((state) => slowSeconds(state, channelId));
  const until = useVanilla(slowModeStore, (waits) => waits[channelId] ?? 0);
  return { every, left: useCountdown(until) };
}
