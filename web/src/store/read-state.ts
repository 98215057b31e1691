import { type Id, isAfter, maxId } from '../lib/ids';

type Marks = Record<Id, Id>;

/** Marks only move forward, wherever the news comes from. */
export function advanceMark(marks: Marks, channelId: Id, messageId: Id): Marks {
  const mark = maxId(marks[channelId], messageId);
  return mark === marks[channelId] || mark === null ? marks : { ...marks, [channelId]: mark };
}

export function isUnread(lastMessageId: Id | null | undefined, mark: Id | undefined): boolean {
  return !!lastMessageId && (!mark || isAfter(lastMessageId, mark));
}

/** The first message after the mark, or null. Without a mark only a window that holds the very start can tell. */
export function firstUnread(ids: readonly Id[], mark: Id | null | undefined, hasOlder: boolean): Id | null {
  if (!mark) return hasOlder ? null : (ids[0] ?? null);
  return ids.find((id) => isAfter(id, mark)) ?? null;
}
