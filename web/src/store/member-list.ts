import type { Id } from '../lib/ids';
import type { ListGroup, ListItem, ListOp, MemberListUpdate } from '../realtime/frames';

/** A chunk of the list: the gateway is asked for whole ones, and for no more than so many. */
export const CHUNK = 100;
export const RANGES_MAX = 5;
/** So near to the edge of a chunk the next one is asked for too. */
const NEAR = 25;

export type Range = [first: number, last: number];
export type ListRow = { group: string } | { userId: Id };

/** The part of a member list that is shown, with what is known of the whole. */
export interface MemberList {
  serverId: Id;
  channelId: Id;
  memberCount: number;
  onlineCount: number;
  groups: readonly ListGroup[];
  /** Members and the first rows of groups together. */
  total: number;
  /** By place; only within the ranges asked for. */
  rows: ReadonlyMap<number, ListRow>;
  /** First places of the ranges that have come since they were asked for. */
  synced: ReadonlySet<number>;
  /** False: something did not fit, the list has to be asked for again. */
  fits: boolean;
}

/** The chunks to ask for when these rows show. */
export function rangesFor(first: number, last: number, total: number): Range[] {
  const from = Math.floor(Math.max(0, first - NEAR) / CHUNK);
  const end = Math.min(last + NEAR, Math.max(0, total - 1));
  const to = Math.max(from, Math.min(Math.floor(end / CHUNK), from + RANGES_MAX - 1));
  return Array.from({ length: to - from + 1 }, (_, i): Range => {
    const start = (from + i) * CHUNK;
    return [start, start + CHUNK - 1];
  });
}

/** Where each group's first row stands; a group of nobody has none. */
export function groupStarts(groups: readonly ListGroup[]): Map<number, ListGroup> {
  const starts = new Map<number, ListGroup>();
  let at = 0;
  for (const group of filled(groups)) {
    starts.set(at, group);
    at += group.count + 1;
  }
  return starts;
}

const filled = (groups: readonly ListGroup[]) => groups.filter(({ count }) => count > 0);

/** The list after an update about it. `before` null or of another channel: from nothing. */
export function applyList(
  before: MemberList | null,
  update: MemberListUpdate,
  ranges: readonly Range[],
): MemberList {
  const { serverId, channelId, memberCount, onlineCount, groups, ops } = update;
  const known = before?.serverId === serverId && before.channelId === channelId ? before : null;
  const draft: Draft = { rows: new Map(known?.rows), synced: new Set(known?.synced), fits: true };
  for (const op of ops) applyOp(draft, op, ranges);
  const total = filled(groups).reduce((sum, group) => sum + group.count + 1, 0);
  const within = (at: number) => at < total && ranges.some(([first, last]) => at >= first && at <= last);
  for (const at of draft.rows.keys()) if (!within(at)) draft.rows.delete(at);
  const whole = { serverId, channelId, memberCount, onlineCount, groups, total };
  return { ...whole, ...draft, fits: draft.fits && isSound(draft, whole, ranges) };
}

interface Draft {
  rows: Map<number, ListRow>;
  synced: Set<number>;
  fits: boolean;
}

const rowOf = (item: ListItem): ListRow =>
  'group' in item ? { group: item.group.id } : { userId: item.member.userId };

const sameRow = (a: ListRow, b: ListRow): boolean =>
  'group' in a ? 'group' in b && a.group === b.group : 'userId' in b && a.userId === b.userId;

function applyOp(draft: Draft, op: ListOp, ranges: readonly Range[]): void {
  switch (op.op) {
    case 'sync':
      return sync(draft, op.range, op.items, ranges);
    case 'insert':
      draft.rows = moved(draft.rows, op.index, 1);
      draft.rows.set(op.index, rowOf(op.item));
      return;
    case 'delete':
      draft.rows.delete(op.index);
      draft.rows = moved(draft.rows, op.index, -1);
      return;
    case 'update': {
      const held = draft.rows.get(op.index);
      if (held && !sameRow(held, rowOf(op.item))) draft.fits = false;
      draft.rows.set(op.index, rowOf(op.item));
    }
  }
}

function sync(draft: Draft, [first, last]: Range, items: ListItem[], ranges: readonly Range[]): void {
  for (const at of draft.rows.keys()) if (at >= first && at <= last) draft.rows.delete(at);
  for (const [i, item] of items.entries()) draft.rows.set(first + i, rowOf(item));
  for (const [start] of ranges)
    if (start === first || (start > first && start <= last)) draft.synced.add(start);
}

function moved(rows: ReadonlyMap<number, ListRow>, from: number, by: 1 | -1): Map<number, ListRow> {
  const next = new Map<number, ListRow>();
  for (const [at, row] of rows) next.set(at >= from ? at + by : at, row);
  return next;
}

/** Nobody twice, group rows where the counts put them, and no gap in what has come. */
function isSound(
  { rows, synced }: Draft,
  { groups, total }: Pick<MemberList, 'groups' | 'total'>,
  ranges: readonly Range[],
): boolean {
  const starts = groupStarts(groups);
  const seen = new Set<Id>();
  for (const [at, row] of rows) {
    if ('group' in row ? starts.get(at)?.id !== row.group : starts.has(at) || seen.has(row.userId))
      return false;
    if ('userId' in row) seen.add(row.userId);
  }
  return ranges.every(([first, last]) => {
    if (!synced.has(first)) return true;
    for (let at = first; at <= last && at < total; at++) if (!rows.has(at)) return false;
    return true;
  });
}

/** After the ranges asked for changed: what lies in none of them is forgotten. */
export function narrowed(list: MemberList, ranges: readonly Range[]): MemberList {
  const firsts = new Set(ranges.map(([first]) => first));
  const rows = [...list.rows].filter(([at]) => ranges.some(([first, last]) => at >= first && at <= last));
  return {
    ...list,
    rows: new Map(rows),
    synced: new Set([...list.synced].filter((first) => firsts.has(first))),
  };
}
