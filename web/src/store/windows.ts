import { compareIds, type Id, mergeIds } from '../lib/ids';

/** The run of a channel's messages that this client holds: never more than WINDOW_SIZE, slid at both ends. */
export interface Window {
  ids: Id[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** Events may have been missed: to be fetched again around what is on screen. */
  stale: boolean;
}

export const WINDOW_SIZE = 300;
export const PAGE_SIZE = 50;
export const WARM_WINDOWS = 5;

export type PageKind = 'latest' | 'before' | 'after' | 'around';

export interface Page {
  ids: Id[];
  kind: PageKind;
  /** As many as were asked for: there is probably more that way. */
  full: boolean;
  /** The newest message of the channel, as far as known. */
  newest: Id | null;
}

/** The window after a page of history came in. */
export function withPage(window: Window | undefined, page: Page): Window {
  const ids = [...page.ids].sort(compareIds);
  if (!window || page.kind === 'latest' || page.kind === 'around') return freshWindow(ids, page);
  const merged = mergeIds(window.ids, ids);
  if (page.kind === 'before') {
    const kept = merged.slice(0, WINDOW_SIZE);
    return {
      ...window,
      ids: kept,
      hasOlder: page.full,
      hasNewer: window.hasNewer || kept.length < merged.length,
    };
  }
  const kept = merged.slice(-WINDOW_SIZE);
  return {
    ...window,
    ids: kept,
    hasNewer: page.full,
    hasOlder: window.hasOlder || kept.length < merged.length,
  };
}

function freshWindow(ids: Id[], { kind, full, newest }: Page): Window {
  const last = ids.at(-1);
  const reachesNewest = !newest || (last !== undefined && compareIds(last, newest) >= 0);
  const around = kind === 'around';
  return { ids, hasOlder: around ? ids.length > 0 : full, hasNewer: around && !reachesNewest, stale: false };
}

/** A new message goes on at the end, if the end is what we hold. */
export function withNewest(window: Window, id: Id): Window {
  if (window.hasNewer || window.ids.includes(id)) return window;
  const ids = mergeIds(window.ids, [id]);
  const kept = ids.slice(-WINDOW_SIZE);
  return { ...window, ids: kept, hasOlder: window.hasOlder || kept.length < ids.length };
}

export const without = (window: Window, gone: ReadonlySet<Id>): Window =>
  window.ids.some((id) => gone.has(id))
    ? { ...window, ids: window.ids.filter((id) => !gone.has(id)) }
    : window;
