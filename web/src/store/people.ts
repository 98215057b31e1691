import type { Id } from '../lib/ids';
import { type MembersChunk, Op } from '../realtime/frames';
import { appStore, dispatch } from './app-store';
import { lineOpened, sendFrame } from './line';
import { ensureUser } from './load-user';
import { setPresences } from './presence';

/** The gateway takes no more ids at once. */
export const IDS_MAX = 100;
/** Between two rounds of asking, and how many frames one of them may take. */
const PAUSE_MS = 100;
const FRAME_MS = 16;
const FRAMES_MAX = 5;
/** An answer that has not come by then does not come. */
const ANSWER_MS = 15_000;
/** Who was not found is not asked for again so soon. */
const ABSENT_MS = 300_000;

const keyOf = (serverId: Id, userId: Id) => `${serverId}/${userId}`;

const queue = new Map<Id, Set<Id>>();
/** Under way, and since when. */
const asked = new Map<string, number>();
/** Not a member, and since when known. */
const absent = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastRound = 0;

/** Fetches somebody's membership unless it is known: their name, nickname and roles here. Many asks are one. */
export function ensureMember(serverId: Id, userId: Id): void {
  if (!serverId || !userId || appStore.getState().members[serverId]?.[userId]) return;
  if (Date.now() - (absent.get(keyOf(serverId, userId)) ?? 0) < ABSENT_MS) return;
  refreshMember(serverId, userId);
}

/** The same, known or not: how somebody is at this moment. */
export function refreshMember(serverId: Id, userId: Id): void {
  if (Date.now() - (asked.get(keyOf(serverId, userId)) ?? 0) < ANSWER_MS) return;
  const ids = queue.get(serverId) ?? new Set();
  queue.set(serverId, ids.add(userId));
  schedule();
}

/** With the next frame, but no sooner than a pause after the last round. */
function schedule(): void {
  const pause = Math.min(PAUSE_MS, lastRound + PAUSE_MS - Date.now());
  timer ??= setTimeout(flush, Math.max(FRAME_MS, pause));
}

function flush(): void {
  timer = undefined;
  lastRound = Date.now();
  for (let frames = 0; frames < FRAMES_MAX; frames++) {
    const [next] = queue;
    if (!next) return;
    const [serverId, ids] = next;
    const some = [...ids].slice(0, IDS_MAX);
    // Without a line the wishes wait for one.
    if (!sendFrame(Op.requestMembers, { serverId, userIds: some })) return;
    for (const userId of some) {
      ids.delete(userId);
      asked.set(keyOf(serverId, userId), Date.now());
    }
    if (ids.size === 0) queue.delete(serverId);
  }
  if (queue.size > 0) schedule();
}

export function onMembersChunk({ serverId, members, notFound }: MembersChunk): void {
  if (members.length > 0) dispatch({ t: 'MEMBERS', d: { serverId, members } });
  setPresences(members);
  for (const { userId } of members) {
    asked.delete(keyOf(serverId, userId));
    absent.delete(keyOf(serverId, userId));
  }
  for (const userId of notFound) {
    asked.delete(keyOf(serverId, userId));
    absent.set(keyOf(serverId, userId), Date.now());
    void ensureUser(userId);
  }
}

/** Answers to what an earlier line asked never come: it is asked again. */
function askAnew(): void {
  for (const key of asked.keys()) {
    const [serverId = '', userId = ''] = key.split('/');
    queue.set(serverId, (queue.get(serverId) ?? new Set()).add(userId));
  }
  asked.clear();
  if (queue.size > 0) schedule();
}

lineOpened.on(askAnew);

export function forgetPeople(): void {
  clearTimeout(timer);
  timer = undefined;
  lastRound = 0;
  queue.clear();
  asked.clear();
  absent.clear();
}
