import { useEffect } from 'react';
import { type Id, isAfter } from '../../lib/ids';
import { appStore } from '../../store/app-store';
import { isUnread } from '../../store/read-state';
import { useApp } from '../../store/use-app';
import { readUpTo } from './model';
import { useReading } from './use-reading';

const SETTLE_MS = 200;
/** One's own messages are read already; telling the server can wait until the burst is over. */
const OWN_MS = 1_500;

/** Marks the channel read while somebody looks at its end; answers how many they have not seen. */
export function useReadMark(channelId: Id, atEnd: boolean): number {
  const reading = useReading();
  const newest = useApp((state) => state.channels[channelId]?.lastMessageId ?? null);
  const unread = useApp((state) => isUnread(newest, state.readMarks[channelId]));
  const told = useApp((state) => state.serverMarks[channelId]);
  const untold = isUnread(newest, told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a mark set while more came in is a reason for the next.
  useEffect(() => {
    if (!reading || !atEnd || !untold) return;
    // Runs on while more comes in: a busy room would never be read otherwise.
    const timer = setTimeout(
      () => {
        const last = appStore.getState().channels[channelId]?.lastMessageId;
        if (last) readUpTo(channelId, last);
      },
      unread ? SETTLE_MS : OWN_MS,
    );
    return () => clearTimeout(timer);
  }, [channelId, reading, atEnd, unread, untold, told]);
  return useApp((state) =>
    unread ? countAfter(state.windows[channelId]?.ids, state.readMarks[channelId]) : 0,
  );
}

function countAfter(ids: readonly Id[] | undefined, mark: Id | undefined): number {
  const me = appStore.getState().me?.userId;
  const { messages } = appStore.getState();
  return (ids ?? []).filter((id) => (!mark || isAfter(id, mark)) && messages[id]?.senderId !== me).length;
}
