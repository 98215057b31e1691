import type { Id } from '../lib/ids';
import { type MembersChunk, Op } from '../realtime/frames';
import { appStore, dispatch } from './app-store';
import { lineOpened, sendFrame } from './line';
import { ensureUser } from './load-user';
import { setPresences } from './presence';

/** The gateway takes no more ids at once, and five requests under way; beyond that it hangs up. */
export const IDS_MAX = 100;
export const UNDER_WAY_MAX = 3;
/** What is wished for within a frame is asked for together. */
const FRAME_MS = 16;
/** An answer that has not come by then does not come. */
const ANSWER_MS = 15_000;
/** Who was not found is not asked for again so soon. */
const ABSENT_MS = 300_000;

interface Request {
  serverId: Id;
  userIds: Set<Id>;
  at: number;
}

const queue = new Map<Id, Set<Id>>();
/** By nonce. */
const underWay = new Map<string, Request>();
/** Not a member, and since when known: `SERVER/USER`. */
const absent = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let requests = 0;

const keyOf = (serverId: Id, userId: Id) => `${serverId}/${userId}`;

/** Fetches somebody's membership unless it is known: their name, nickname and roles here. Many asks are one. */
export function ensureMember(serverId: Id, userId: Id): void {
  if (!serverId || !userId || appStore.getState().members[serverId]?.[userId]) return;
  if (Date.now() - (absent.get(keyOf(serverId, userId)) ?? 0) < ABSENT_MS) return;
  refreshMember(serverId, userId);
}

/** The same, known or not: how somebody is at this moment. */
export function refreshMember(serverId: Id, userId: Id): void {
  for (const request of underWay.values())
    if (request.serverId === serverId && request.userIds.has(userId)) return;
  const ids = queue.get(serverId) ?? new Set();
  queue.set(serverId, ids.add(userId));
  schedule(FRAME_MS);
}

function schedule(pause: number): void {
  timer ??= setTimeout(flush, pause);
}

function flush(): void {
  timer = undefined;
  for (const [nonce, { at }] of underWay) if (Date.now() - at >= ANSWER_MS) underWay.delete(nonce);
  for (const [serverId, ids] of queue) {
    while (ids.size > 0) {
      if (underWay.size >= UNDER_WAY_MAX) return schedule(ANSWER_MS);
      const userIds = [...ids].slice(0, IDS_MAX);
      const nonce = `members-${++requests}`;
      // Without a line the wishes wait for one.
      if (!sendFrame(Op.requestMembers, { serverId, userIds, nonce })) return;
      underWay.set(nonce, { serverId, userIds: new Set(userIds), at: Date.now() });
      for (const userId of userIds) ids.delete(userId);
    }
    queue.delete(serverId);
  }
}

export function onMembersChunk({ serverId, members, notFound, nonce }: MembersChunk): void {
  if (members.length > 0) dispatch({ t: 'MEMBERS', d: { serverId, members } });
  setPresences(members);
  for (const { userId } of members) absent.delete(keyOf(serverId, userId));
  for (const userId of notFound) {
    absent.set(keyOf(serverId, userId), Date.now());
    void ensureUser(userId);
  }
  if (!nonce || !underWay.delete(nonce) || queue.size === 0) return;
  clearTimeout(timer);
  timer = undefined;
  schedule(FRAME_MS);
}

/** Answers to what an earlier line asked never come: it is asked again. */
function askAnew(): void {
  for (const { serverId, userIds } of underWay.values())
    queue.set(serverId, new Set([...userIds, ...(queue.get(serverId) ?? [])]));
  underWay.clear();
  clearTimeout(timer);
  timer = undefined;
  if (queue.size > 0) schedule(FRAME_MS);
}

lineOpened.on(askAnew);

export function forgetPeople(): void {
  clearTimeout(timer);
  timer = undefined;
  queue.clear();
  underWay.clear();
  absent.clear();
}
