import { type RefObject, useEffect, useState } from 'react';

const STILL_FRAMES = 3;

/** Has the list come to rest where it was sent? A page that comes in above before that would carry it elsewhere. */
export function useLanded(scroller: RefObject<HTMLElement | null>, sentTo: string | null): boolean {
  const [landed, setLanded] = useState<{ at: string | null } | null>(null);
  useEffect(() => {
    let still = 0;
    let before = Number.NaN;
    const look = () => {
      const now = scroller.current?.scrollTop ?? 0;
      still = now === before ? still + 1 : 0;
      before = now;
      if (still >= STILL_FRAMES) setLanded({ at: sentTo });
      else frame = requestAnimationFrame(look);
    };
    let frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [scroller, sentTo]);
  return landed?.at === sentTo;
}
