import { useCallback, useRef } from 'react';
import { startTyping } from '../../api/channels';
import type { Id } from '../../lib/ids';
import { TYPING_EVERY_MS } from '../../store/typing';

/** Tells the others, at most once every eight seconds, and again after a message went out. */
export function useTyping(channelId: Id): { typed(): void; sent(): void } {
  const last = useRef(0);
  const typed = useCallback(() => {
    const now = Date.now();
    if (now - last.current < TYPING_EVERY_MS) return;
    last.current = now;
    void startTyping(channelId).catch(() => undefined);
  }, [channelId]);
  const sent = useCallback(() => {
    last.current = 0;
  }, []);
  return { typed, sent };
}
