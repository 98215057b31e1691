import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Id } from '../../lib/ids';
import { uiStore } from '../../store/ui';
import { useApp, useVanilla } from '../../store/use-app';
import { loadNewer, loadOlder } from './history';
import { keepPlace, placeOf } from './place';
import type { Row } from './rows';
import { useLanded } from './use-landed';

const NEAR = 6;
const AT_END_PX = 80;
const OVERSCAN = 8;

/** The virtual list: keeps its place when rows come and go, follows at the end, fetches when an end comes near. */
export function useList(channelId: Id, rows: Row[], target: number, wished: Id | null) {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [far, setFar] = useState(false);
  const hasOlder = useApp((state) => state.windows[channelId]?.hasOlder ?? false);
  const hasNewer = useApp((state) => state.windows[channelId]?.hasNewer ?? false);
  const kept = useKept(rows);
  // The page that reaches the newest is a page like any other: only what comes after it is followed.
  const reached = useRef(!hasNewer);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60,
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: !hasNewer && reached.current,
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the list.
  useEffect(() => {
    if (wished && target >= 0) virtualizer.scrollToIndex(target, { align: 'center' });
  }, [wished]);

  const landed = useLanded(scroller, wished);
  const items = virtualizer.getVirtualItems();
  const first = (virtualizer.range?.startIndex ?? 0) - OVERSCAN;
  const last = (virtualizer.range?.endIndex ?? 0) + OVERSCAN;
  useEffect(() => {
    if (landed && hasOlder && first < NEAR) void loadOlder(channelId).catch(() => undefined);
  }, [landed, hasOlder, first, channelId]);
  useEffect(() => {
    if (landed && hasNewer && last > rows.length - NEAR) void loadNewer(channelId).catch(() => undefined);
  }, [landed, hasNewer, last, rows.length, channelId]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    // From the element itself: the virtualizer hears of a scroll only after us.
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const end = below <= AT_END_PX;
    setAtEnd(end);
    setFar(below > element.clientHeight);
    const top = virtualizer.getVirtualItemForOffset(element.scrollTop);
    keepPlace(channelId, end && !hasNewer ? null : (rows[top?.index ?? -1]?.messageId ?? null));
  }, [virtualizer, rows, channelId, hasNewer]);

  // What comes in below, or grows there, moves the end away without any scroll.
  const size = virtualizer.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size is the reason to look again.
  useLayoutEffect(look, [look, size]);
  useLayoutEffect(() => {
    reached.current = !hasNewer;
  }, [hasNewer]);

  return {
    scroller,
    virtualizer,
    items,
    atEnd: atEnd && !hasNewer,
    far: far || hasNewer,
    onScroll: look,
  };
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
