import { describe, expect, it } from 'vitest';
import type { ListItem, ListOp, MemberListUpdate } from '../realtime/frames';
import { aMember } from '../testing/builders';
import {
  applyList,
  CHUNK,
  groupStarts,
  type MemberList,
  narrowed,
  type Range,
  rangesFor,
} from './member-list';

const FIRST: Range[] = [[0, 99]];
const member = (userId: string): ListItem => ({ member: aMember(userId) });
const group = (id: string, count: number): ListItem => ({ group: { id, count } });

function update(groups: [string, number][], ops: ListOp[], channelId = 'c1'): MemberListUpdate {
  const counted = groups.map(([id, count]) => ({ id, count }));
  const memberCount = groups.reduce((sum, [, count]) => sum + count, 0);
  return { serverId: 's1', channelId, memberCount, onlineCount: 0, groups: counted, ops };
}

const sync = (items: ListItem[], range: [number, number] = [0, 99]): ListOp => ({ op: 'sync', range, items });
const start = (): MemberList =>
  applyList(
    null,
    update(
      [
        ['online', 2],
        ['offline', 1],
      ],
      [sync([group('online', 2), member('1'), member('2'), group('offline', 1), member('3')])],
    ),
    FIRST,
  );
const shown = ({ rows, total }: MemberList): string[] =>
  Array.from({ length: total }, (_, at) => {
    const row = rows.get(at);
    return !row ? '?' : 'group' in row ? `#${row.group}` : row.userId;
  });

describe('ranges', () => {
  it('are whole chunks around what is in sight, the next one near an edge', () => {
    expect(rangesFor(0, 20, 0)).toEqual([[0, 99]]);
    expect(rangesFor(0, 20, 5000)).toEqual([[0, 99]]);
    expect(rangesFor(30, 80, 5000)).toEqual([
      [0, 99],
      [100, 199],
    ]);
    expect(rangesFor(140, 160, 5000)).toEqual([[100, 199]]);
    expect(rangesFor(110, 130, 5000)).toEqual([
      [0, 99],
      [100, 199],
    ]);
  });

  it('never go beyond the list, nor beyond five', () => {
    expect(rangesFor(80, 99, 100)).toEqual([[0, 99]]);
    expect(rangesFor(0, 4000, 5000)).toHaveLength(5);
    expect(rangesFor(900, 990, 120)[0]?.[1]).toBe(899);
  });
});

describe('the list', () => {
  it('begins with what comes', () => {
    expect(shown(start())).toEqual(['#online', '1', '2', '#offline', '3']);
    expect(start()).toMatchObject({ fits: true, memberCount: 3, total: 5 });
  });

  it('follows somebody from one group to another', () => {
    const list = applyList(
      start(),
      update(
        [
          ['online', 1],
          ['offline', 2],
        ],
        [
          { op: 'delete', index: 1 },
          { op: 'insert', index: 3, item: member('1') },
          { op: 'update', index: 0, item: group('online', 1) },
          { op: 'update', index: 2, item: group('offline', 2) },
        ],
      ),
      FIRST,
    );
    expect(shown(list)).toEqual(['#online', '2', '#offline', '1', '3']);
    expect(list.fits).toBe(true);
  });

  it('takes a group away with its last member', () => {
    const ops: ListOp[] = [
      { op: 'delete', index: 4 },
      { op: 'delete', index: 3 },
    ];
    const list = applyList(start(), update([['online', 2]], ops), FIRST);
    expect(shown(list)).toEqual(['#online', '1', '2']);
    expect(list.fits).toBe(true);
  });

  it('begins afresh in another channel', () => {
    const list = applyList(
      start(),
      update([['online', 1]], [sync([group('online', 1), member('9')])], 'c2'),
      FIRST,
    );
    expect(shown(list)).toEqual(['#online', '9']);
  });

  it.each<[string, [string, number][], ListOp[]]>([
    [
      'a member stands twice',
      [
        ['online', 3],
        ['offline', 1],
      ],
      [{ op: 'insert', index: 1, item: member('2') }],
    ],
    [
      'the counts say something else',
      [
        ['online', 3],
        ['offline', 1],
      ],
      [],
    ],
    [
      'a row is missing',
      [
        ['online', 2],
        ['offline', 1],
      ],
      [{ op: 'delete', index: 1 }],
    ],
    [
      'a row turns into another one',
      [
        ['online', 2],
        ['offline', 1],
      ],
      [{ op: 'update', index: 1, item: member('7') }],
    ],
    [
      'a group row stands where a member should',
      [
        ['online', 2],
        ['offline', 1],
      ],
      [{ op: 'update', index: 2, item: group('offline', 1) }],
    ],
  ])('says that it does not fit when %s', (_why, groups, ops) => {
    expect(applyList(start(), update(groups, ops), FIRST).fits).toBe(false);
  });

  it('is whole again with the next sync', () => {
    const broken = applyList(start(), update([['online', 3]], []), FIRST);
    const again = applyList(
      broken,
      update([['online', 1]], [sync([group('online', 1), member('1')])]),
      FIRST,
    );
    expect(shown(again)).toEqual(['#online', '1']);
    expect(again.fits).toBe(true);
  });
});

describe('a long list', () => {
  const CHUNKS: Range[] = [
    [0, 99],
    [100, 199],
  ];
  const people = Array.from({ length: 500 }, (_, i) => member(String(i + 1)));
  const all = [group('online', 500), ...people];
  const slice = ([first, last]: Range) => sync(all.slice(first, last + 1), [first, last]);
  const whole = () => applyList(null, update([['online', 500]], CHUNKS.map(slice)), CHUNKS);

  it('holds only what was asked for', () => {
    expect(whole().rows.size).toBe(2 * CHUNK);
    expect(whole().total).toBe(501);
    expect(narrowed(whole(), [[100, 199]]).rows.size).toBe(CHUNK);
  });

  it('does not miss what has not come yet', () => {
    const half = applyList(null, update([['online', 500]], [slice([0, 99])]), CHUNKS);
    expect(half.fits).toBe(true);
    expect(applyList(half, update([['online', 500]], [slice([100, 199])]), CHUNKS).fits).toBe(true);
  });

  it('lets what moves out at the end go, and asks again for a gap at the end', () => {
    const inserted = { op: 'insert' as const, index: 1, item: member('999') };
    const more = applyList(whole(), update([['online', 501]], [inserted]), CHUNKS);
    expect([more.fits, more.rows.size, more.rows.get(101)]).toEqual([true, 200, { userId: '100' }]);
    const gone = { op: 'delete' as const, index: 1 };
    expect(applyList(whole(), update([['online', 499]], [gone]), CHUNKS).fits).toBe(false);
    const filled = { op: 'insert' as const, index: 199, item: member('200') };
    expect(applyList(whole(), update([['online', 499]], [gone, filled]), CHUNKS).fits).toBe(true);
  });

  it('moves with rows above what is asked for, and asks again for what it can’t know', () => {
    const low = applyList(null, update([['online', 500]], [slice([100, 199])]), [[100, 199]]);
    const inserted = { op: 'insert' as const, index: 1, item: member('999') };
    expect(applyList(low, update([['online', 501]], [inserted]), [[100, 199]]).fits).toBe(false);
    const told = { op: 'update' as const, index: 100, item: member('99') };
    const next = applyList(low, update([['online', 501]], [inserted, told]), [[100, 199]]);
    expect([next.fits, next.rows.get(101)]).toEqual([true, { userId: '100' }]);
  });
});

it('knows where groups begin', () => {
  const starts = groupStarts([
    { id: 'r', count: 2 },
    { id: 'online', count: 0 },
    { id: 'offline', count: 4 },
  ]);
  expect([...starts].map(([at, { id }]) => [at, id])).toEqual([
    [0, 'r'],
    [3, 'offline'],
  ]);
});
