import { history, type Place } from '../../api/channels';
import type { Id } from '../../lib/ids';
import { appStore, dispatch } from '../../store/app-store';
import { PAGE_SIZE, type PageKind } from '../../store/windows';
import { placeOf } from './place';

const running = new Map<string, Promise<void>>();

/** One page at a time for each end of a channel. */
function load(channelId: Id, kind: PageKind, place: Place): Promise<void> {
  const key = `${channelId}/${kind}`;
  const started = running.get(key);
  if (started) return started;
  // Half of a page around a message has to fill the view below it, or the list would slip to its end.
  const limit = kind === 'around' ? 2 * PAGE_SIZE : PAGE_SIZE;
  const page = history(channelId, place, limit)
    .then((messages) => dispatch({ t: 'HISTORY', d: { channelId, kind, limit, messages } }))
    .finally(() => running.delete(key));
  running.set(key, page);
  return page;
}

const windowOf = (channelId: Id) => appStore.getState().windows[channelId];

export const loadLatest = (channelId: Id): Promise<void> => load(channelId, 'latest', {});

export const loadAround = (channelId: Id, messageId: Id): Promise<void> =>
  load(channelId, 'around', { around: messageId });

export async function loadOlder(channelId: Id): Promise<void> {
  const window = windowOf(channelId);
  const before = window?.hasOlder ? window.ids[0] : undefined;
  if (before) await load(channelId, 'before', { before });
}

export async function loadNewer(channelId: Id): Promise<void> {
  const window = windowOf(channelId);
  const after = window?.hasNewer ? window.ids.at(-1) : undefined;
  if (after) await load(channelId, 'after', { after });
}

/** What a channel needs before it can show: the wished message, or the first unread, or the newest. */
export async function openHistory(
  channelId: Id,
  wished: Id | null,
  mark: Id | null | undefined,
): Promise<void> {
  const window = windowOf(channelId);
  const holds = (id: Id) => !!windowOf(channelId)?.ids.includes(id);
  if (wished) {
    if (!holds(wished) || window?.stale) await loadAround(channelId, wished);
    return;
  }
  if (window && !window.stale) return;
  const place = window ? placeOf(channelId) : null;
  if (place) return loadAround(channelId, place);
  await loadLatest(channelId);
  const loaded = windowOf(channelId);
  const beyond = mark && loaded?.hasOlder && loaded.ids[0] && BigInt(mark) < BigInt(loaded.ids[0]);
  if (mark && beyond) await loadAround(channelId, mark);
}
