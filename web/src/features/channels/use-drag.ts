import { type PointerEvent, useRef, useState } from 'react';
import type { Id } from '../../lib/ids';

const FAR_PX = 6;

interface Drag {
  id: Id;
  startY: number;
  /** Null until it has gone far enough not to be a click. */
  to: number | null;
}

/** Dragging rows with the mouse; touch scrolls, and moves by the menu. Rows carry `data-sort` with their id. */
export function useDrag(active: boolean, onDrop: (id: Id, to: number) => void) {
  const drag = useRef<Drag | null>(null);
  const [shown, setShown] = useState<{ id: Id; to: number } | null>(null);
  const rowsIn = (list: HTMLElement, id: Id) =>
    [...list.querySelectorAll<HTMLElement>('[data-sort]')].filter((row) => row.dataset.sort !== id);
  if (!active) return { shown: null, events: {} };
  const events = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-sort]');
      const id = row?.dataset.sort;
      if (id && event.pointerType === 'mouse' && event.button === 0)
        drag.current = { id, startY: event.clientY, to: null };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (!now) return;
      if (now.to === null && Math.abs(event.clientY - now.startY) < FAR_PX) return;
      if (now.to === null) event.currentTarget.setPointerCapture(event.pointerId);
      const rows = rowsIn(event.currentTarget, now.id);
      const at = rows.findIndex((row) => {
        const box = row.getBoundingClientRect();
        return event.clientY < box.top + box.height / 2;
      });
      now.to = at < 0 ? rows.length : at;
      setShown({ id: now.id, to: now.to });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      drag.current = null;
      setShown(null);
      if (!now || now.to === null) return;
      onDrop(now.id, now.to);
      // Letting go over the row that was dragged is no click on it.
      const list = event.currentTarget;
      const swallow = (click: Event) => {
        click.preventDefault();
        click.stopPropagation();
      };
      list.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => list.removeEventListener('click', swallow, true), 0);
    },
    onPointerCancel: () => {
      drag.current = null;
      setShown(null);
    },
  };
  return { shown, events };
}
