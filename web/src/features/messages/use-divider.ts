import { useEffect, useMemo, useState } from 'react';
import { type Id, maxId } from '../../lib/ids';
import { appStore } from '../../store/app-store';
import { firstUnread, isUnread } from '../../store/read-state';
import { useApp } from '../../store/use-app';
import { NO_IDS } from './model';
import { isReading } from './use-reading';

export interface Divider {
  /** The message that the "New" line stands before. */
  before: Id | null;
  clear(): void;
}

/** The mark as it stood when the channel was opened: null = never read, undefined = nothing new. */
export function markAtOpening(channelId: Id): Id | null | undefined {
  const { channels, readMarks } = appStore.getState();
  const mark = readMarks[channelId];
  return isUnread(channels[channelId]?.lastMessageId, mark) ? (mark ?? null) : undefined;
}

/** Where "New" stands: fixed when the channel opens, and set again by what comes in while nobody looks. */
export function useDivider(channelId: Id, openedAt: Id | null | undefined): Divider {
  const [mark, setMark] = useState(openedAt);
  const ids = useApp((state) => state.windows[channelId]?.ids ?? NO_IDS);
  const hasOlder = useApp((state) => state.windows[channelId]?.hasOlder ?? false);
  const joined = useApp((state) => state.joinMarks[state.channels[channelId]?.serverId ?? '']);
  const newest = useApp((state) => state.channels[channelId]?.lastMessageId);
  useEffect(() => {
    const { messages, me, readMarks } = appStore.getState();
    const sender = newest ? messages[newest]?.senderId : undefined;
    if (!newest || !sender) return;
    if (sender === me?.userId) setMark(undefined);
    else if (!isReading())
      setMark((current) => (current === undefined ? (readMarks[channelId] ?? null) : current));
  }, [newest, channelId]);
  const before = useMemo(() => {
    if (mark === undefined) return null;
    const first = firstUnread(ids, maxId(mark, joined), hasOlder);
    const { messages, me } = appStore.getState();
    return first && messages[first]?.senderId !== me?.userId ? first : null;
  }, [ids, mark, joined, hasOlder]);
  return { before, clear: () => setMark(undefined) };
}
