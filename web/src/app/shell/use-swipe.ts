import { type TouchEvent, useRef } from 'react';

const FAR_PX = 70;

interface Ways {
  left?: () => void;
  right?: () => void;
}

/** A swipe across: long enough, and more sideways than up or down. */
export function useSwipe({ left, right }: Ways, active: boolean) {
  const start = useRef<{ x: number; y: number } | null>(null);
  if (!active) return {};
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0];
      start.current = touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      if (!start.current || !touch || getSelection()?.isCollapsed === false) return;
      const dx = touch.clientX - start.current.x;
      const dy = Math.abs(touch.clientY - start.current.y);
      start.current = null;
      if (Math.abs(dx) < FAR_PX || dy > Math.abs(dx) / 2) return;
      if (dx > 0) right?.();
      else left?.();
    },
  };
}
