import type { Member, Server } from '../api/types';
import { type Id, idAt, isAfter, maxId } from '../lib/ids';
import type { State } from './state';

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

/** What was written in a server before this moment is read: the person was not there yet. */
export function readBefore(state: State, serverId: Id, mark: Id | null): State {
  if (!mark) return state;
  let { readMarks } = state;
  for (const channelId of state.channelIds[serverId] ?? [])
    readMarks = advanceMark(readMarks, channelId, mark);
  return { ...state, readMarks, joinMarks: { ...state.joinMarks, [serverId]: mark } };
}

/** One's own membership tells since when. */
export const joinedBy = (
  state: State,
  { serverId, joinedAt }: Pick<Member, 'serverId' | 'joinedAt'>,
): State => readBefore(state, serverId, idAt(Date.parse(joinedAt)));

/** Joined just now: all that a server brings along is older. */
export const joinedNow = (state: State, { serverId, channelList }: Server): State =>
  readBefore(
    state,
    serverId,
    channelList.reduce<Id | null>((mark, channel) => maxId(mark, channel.lastMessageId), null),
  );
