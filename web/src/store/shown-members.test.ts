import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Op } from '../realtime/frames';
import { aMember, readyState } from '../testing/builders';
import { appStore } from './app-store';
import { attachLine, lineOpened } from './line';
import { presenceStore, statusOf } from './presence';
import { forgetShownMembers, hideMembers, onMemberList, showMemberRows, shownMembers } from './shown-members';

let sent: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  appStore.setState(readyState(), true);
  attachLine((op, d) => {
    if (op === Op.memberRanges) sent.push(d);
    return true;
  });
});
afterEach(() => {
  forgetShownMembers();
  attachLine(null);
  vi.useRealTimers();
});

const list = (userIds: string[], channelId = 'c1', count = userIds.length) => ({
  serverId: 's1',
  channelId,
  memberCount: 7,
  onlineCount: count,
  groups: [{ id: 'online', count }],
  ops: [
    {
      op: 'sync' as const,
      range: [0, 99] as [number, number],
      items: [
        { group: { id: 'online', count } },
        ...userIds.map((id) => ({ member: { ...aMember(id), status: 'dnd' as const } })),
      ],
    },
  ],
});
const asked = (channelId = 'c1') => ({ serverId: 's1', channelId, ranges: [[0, 99]] });

it('asks once for the same rows, and makes known who is in them', () => {
  showMemberRows('s1', 'c1', [[0, 99]]);
  showMemberRows('s1', 'c1', [[0, 99]]);
  expect(sent).toEqual([asked()]);
  onMemberList(list(['2', '3']));
  expect(shownMembers.getState().list?.total).toBe(3);
  expect(Object.keys(appStore.getState().members.s1 ?? {})).toEqual(['2', '3']);
  expect(appStore.getState().servers.s1?.memberCount).toBe(7);
  expect(statusOf(presenceStore.getState(), '2')).toBe('dnd');
});

it('keeps the people while another channel’s list comes, and heeds no late word about the last one', () => {
  showMemberRows('s1', 'c1', [[0, 99]]);
  onMemberList(list(['2']));
  showMemberRows('s1', 'c2', [[0, 99]]);
  expect(shownMembers.getState().list?.channelId).toBe('c1');
  onMemberList(list(['4', '5']));
  expect(shownMembers.getState().list?.total).toBe(2);
  onMemberList(list(['3'], 'c2'));
  expect(shownMembers.getState().list?.channelId).toBe('c2');
});

it('asks again with every line, and ends it when nothing shows', () => {
  showMemberRows('s1', 'c1', [[0, 99]]);
  lineOpened.emit({ resumed: true });
  expect(sent).toEqual([asked(), asked()]);
  hideMembers();
  expect(sent.at(-1)).toEqual({ serverId: 's1', channelId: 'c1', ranges: [] });
  lineOpened.emit({ resumed: true });
  expect(sent).toHaveLength(3);
});

it('asks again for a list that does not fit, ever more slowly', () => {
  showMemberRows('s1', 'c1', [[0, 99]]);
  const pauses: number[] = [];
  for (let i = 0; i < 9; i++) {
    onMemberList(list(['2'], 'c1', 5));
    const before = Date.now();
    const count = sent.length;
    while (sent.length === count) vi.advanceTimersByTime(500);
    pauses.push(Date.now() - before);
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  onMemberList(list(['2']));
  const settled = sent.length;
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(settled);
});

it('says so when no list comes', () => {
  showMemberRows('s1', 'c1', [[0, 99]]);
  vi.advanceTimersByTime(10_100);
  expect(shownMembers.getState().failed).toBe(true);
  onMemberList(list(['2']));
  expect(shownMembers.getState().failed).toBe(false);
});
