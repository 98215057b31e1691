import { createStore } from 'zustand/vanilla';
import type { Member } from '../api/types';
import type { Id } from '../lib/ids';
import { type MemberListUpdate, Op } from '../realtime/frames';
import { dispatch } from './app-store';
import { lineOpened, sendFrame } from './line';
import { applyList, type MemberList, narrowed, type Range } from './member-list';
import { setPresences } from './presence';

/** After so long without an answer the list counts as failed. */
const ANSWER_MS = 10_000;
/** Pauses before a list that did not fit is asked for again: doubled each time in a row. */
const AGAIN_FIRST_MS = 500;
const AGAIN_LAST_MS = 30_000;

interface Wanted {
  serverId: Id;
  channelId: Id;
  ranges: Range[];
}

interface Shown {
  list: MemberList | null;
  failed: boolean;
}

/** The one member list that this session shows. */
export const shownMembers = createStore<Shown>(() => ({ list: null, failed: false }));

let wanted: Wanted | null = null;
let misfits = 0;
let again: ReturnType<typeof setTimeout> | undefined;
let overdue: ReturnType<typeof setTimeout> | undefined;

/** The rows of this list that are in sight. Asking for the same again costs nothing. */
export function showMemberRows(serverId: Id, channelId: Id, ranges: Range[]): void {
  const same = wanted?.serverId === serverId && wanted.channelId === channelId;
  if (same && JSON.stringify(wanted?.ranges) === JSON.stringify(ranges)) return;
  const { list } = shownMembers.getState();
  // Another channel of the same server shows nearly the same people: they stay until the new list comes.
  const kept = list?.serverId === serverId ? (same ? narrowed(list, ranges) : list) : null;
  shownMembers.setState({ list: kept, failed: false });
  wanted = { serverId, channelId, ranges };
  if (!same) misfits = 0;
  ask();
}

export function hideMembers(): void {
  if (!wanted) return;
  const { serverId, channelId } = wanted;
  stop();
  sendFrame(Op.memberRanges, { serverId, channelId, ranges: [] });
}

/** With the session: nothing is shown to anybody any more. */
export function forgetShownMembers(): void {
  stop();
  shownMembers.setState({ list: null, failed: false });
}

function stop(): void {
  wanted = null;
  clearTimeout(again);
  clearTimeout(overdue);
}

/** By a person's wish, or because the server was shown anew. */
export function askForMembersAgain(serverId?: Id): void {
  if (serverId && wanted?.serverId !== serverId) return;
  shownMembers.setState({ failed: false });
  ask();
}

function ask(): void {
  clearTimeout(again);
  clearTimeout(overdue);
  if (!wanted || !sendFrame(Op.memberRanges, wanted)) return;
  overdue = setTimeout(() => shownMembers.setState({ failed: true }), ANSWER_MS);
}

lineOpened.on(() => askForMembersAgain());

export function onMemberList(update: MemberListUpdate): void {
  if (wanted?.serverId !== update.serverId || wanted.channelId !== update.channelId) return;
  clearTimeout(overdue);
  const members = membersIn(update);
  const { serverId, memberCount } = update;
  if (members.length > 0) dispatch({ t: 'MEMBERS', d: { serverId, members } });
  dispatch({ t: 'MEMBER_COUNT', d: { serverId, memberCount } });
  setPresences(members);
  const list = applyList(shownMembers.getState().list, update, wanted.ranges);
  shownMembers.setState({ list, failed: false });
  if (list.fits) misfits = 0;
  else askLater();
}

const membersIn = ({ ops }: MemberListUpdate): Member[] =>
  ops
    .flatMap((op) => (op.op === 'sync' ? op.items : op.op === 'delete' ? [] : [op.item]))
    .flatMap((item) => ('member' in item ? [item.member] : []));

function askLater(): void {
  clearTimeout(again);
  again = setTimeout(ask, Math.min(AGAIN_FIRST_MS * 2 ** misfits++, AGAIN_LAST_MS));
}
