import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Id } from '../../lib/ids';
import { useApp } from '../../store/use-app';
import { loadNewer, loadOlder } from './history';
import { keepPlace, placeOf } from './place';
import type { Row } from './rows';

const NEAR = 6;
const AT_END_PX = 80;

/** The virtual list: keeps its place when rows come and go, follows at the end, fetches when an end comes near. */
export function useList(channelId: Id, rows: Row[], target: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [far, setFar] = useState(false);
  const hasOlder = useApp((state) => state.windows[channelId]?.hasOlder ?? false);
  const hasNewer = useApp((state) => state.windows[channelId]?.hasNewer ?? false);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60,
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    overscan: 8,
    paddingEnd: 12,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the list starts.
  useLayoutEffect(() => {
    const kept = placeOf(channelId);
    const index = target >= 0 ? target : kept ? rows.findIndex((row) => row.messageId === kept) : -1;
    if (index >= 0) virtualizer.scrollToIndex(index, { align: target >= 0 ? 'center' : 'start' });
    else virtualizer.scrollToEnd();
  }, []);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
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
