import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

interface Options {
  ids: readonly string[];
  /** Where it may be put down: `to` counts in the list without it. */
  mayDrop(id: string, to: number): boolean;
  onMove(id: string, to: number): void;
}

interface Drag {
  id: string;
  to: number;
}

/**
 * A list whose items are moved by a handle: with the pointer, or with the arrow keys. Items carry `data-sort`
 * with their id and stand in an element with the ref.
 */
export function useSortable({ ids, mayDrop, onMove }: Options) {
  const root = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  function placeAt(id: string, y: number): number {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[data-sort]') ?? [])];
    const others = rows.filter((row) => row.dataset.sort !== id);
    const at = others.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return at < 0 ? others.length : at;
  }

  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.focus();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, to: ids.indexOf(id) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag?.id !== id) return;
      const to = placeAt(id, event.clientY);
      if (to !== drag.to && mayDrop(id, to)) setDrag({ id, to });
    },
    onPointerUp: () => {
      if (drag?.id === id && drag.to !== ids.indexOf(id)) onMove(id, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const to = ids.indexOf(id) + step;
      if (to >= 0 && to < ids.length && mayDrop(id, to)) onMove(id, to);
    },
  });

  /** How the list would stand if one let go now. */
  const shown = drag
    ? (() => {
        const rest = ids.filter((id) => id !== drag.id);
        return [...rest.slice(0, drag.to), drag.id, ...rest.slice(drag.to)];
      })()
    : ids;
  return { root, handle, shown, dragged: drag?.id ?? null };
}
