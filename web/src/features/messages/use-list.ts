import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Id } from '../../lib/ids';
import { uiStore } from '../../store/ui';
import { useApp, useVanilla } from '../../store/use-app';
import { loadNewer, loadOlder } from './history';
import { keepPlace, placeOf } from './place';
import type { Row } from './rows';

const NEAR = 6;
const AT_END_PX = 80;
const OVERSCAN = 8;

/** The virtual list: keeps its place when rows come and go, follows at the end, fetches when an end comes near. */
export function useList(channelId: Id, rows: Row[], target: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [far, setFar] = useState(false);
  const hasOlder = useApp((state) => state.windows[channelId]?.hasOlder ?? false);
  const hasNewer = useApp((state) => state.windows[channelId]?.hasNewer ?? false);
  const kept = useKept(rows);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60,
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    overscan: OVERSCAN,
    rangeExtractor: kept,
    paddingEnd: 12,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the list starts.
  useLayoutEffect(() => {
    const place = placeOf(channelId);
    const index = target >= 0 ? target : place ? rows.findIndex((row) => row.messageId === place) : -1;
    if (index >= 0) virtualizer.scrollToIndex(index, { align: target >= 0 ? 'center' : 'start' });
    else virtualizer.scrollToEnd();
  }, []);

  const items = virtualizer.getVirtualItems();
  const first = (virtualizer.range?.startIndex ?? 0) - OVERSCAN;
  const last = (virtualizer.range?.endIndex ?? 0) + OVERSCAN;
  useEffect(() => {
    if (hasOlder && first < NEAR) void loadOlder(channelId).catch(() => undefined);
  }, [hasOlder, first, channelId]);
  useEffect(() => {
    if (hasNewer && last > rows.length - NEAR) void loadNewer(channelId).catch(() => undefined);
  }, [hasNewer, last, rows.length, channelId]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    // From the element itself: the virtualizer hears of this scroll only after us.
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const end = below <= AT_END_PX;
    setAtEnd(end);
    setFar(below > element.clientHeight);
    const top = virtualizer.getVirtualItemForOffset(element.scrollTop);
    keepPlace(channelId, end ? null : (rows[top?.index ?? -1]?.messageId ?? null));
  }, [virtualizer, rows, channelId]);

  return { scroller, virtualizer, items, atEnd: atEnd && !hasNewer, far: far || hasNewer, onScroll };
}

/** What to render: all in view, and rows that somebody holds on to by their menu or editor. */
function useKept(rows: Row[]): (range: Range) => number[] {
  const editing = useVanilla(uiStore, (ui) => ui.editing);
  const menuOf = useVanilla(uiStore, (ui) => ui.menuOf);
  return useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      for (const id of [editing, menuOf]) {
        const index = id ? rows.findIndex((row) => row.messageId === id) : -1;
        if (index >= 0) shown.add(index);
      }
      return [...shown].sort((a, b) => a - b);
    },
    [rows, editing, menuOf],
  );
}
