import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Op } from '../realtime/frames';
import { aMember, readyState } from '../testing/builders';
import { appStore } from './app-store';
import { attachLine, lineOpened } from './line';
import { ensureMember, forgetPeople, IDS_MAX, onMembersChunk, refreshMember, UNDER_WAY_MAX } from './people';

let sent: { serverId: string; userIds: string[]; nonce: string }[] = [];
let live = true;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  live = true;
  appStore.setState(readyState(), true);
  attachLine((op, d) => {
    if (live && op === Op.requestMembers) sent.push(d as (typeof sent)[number]);
    return live;
  });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server here')));
});
afterEach(() => {
  forgetPeople();
  attachLine(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers the newest request. */
const chunk = (found: string[], notFound: string[] = []) =>
  onMembersChunk({
    serverId: 's1',
    members: found.map((id) => aMember(id)),
    notFound,
    nonce: sent.at(-1)?.nonce ?? null,
  });

it('asks for all that came up within a frame at once, each once', () => {
  for (const id of ['2', '3', '2']) ensureMember('s1', id);
  vi.advanceTimersByTime(20);
  expect(sent).toMatchObject([{ serverId: 's1', userIds: ['2', '3'] }]);
  ensureMember('s1', '2');
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(1);
});

it('asks for no more than a hundred in a frame, with few of them under way', () => {
  for (let i = 0; i < 530; i++) ensureMember('s1', String(1000 + i));
  vi.advanceTimersByTime(5_000);
  expect(sent.map(({ userIds }) => userIds.length)).toEqual(Array(UNDER_WAY_MAX).fill(IDS_MAX));
  chunk(sent.at(-1)?.userIds ?? []);
  vi.advanceTimersByTime(20);
  expect(sent).toHaveLength(UNDER_WAY_MAX + 1);
  vi.advanceTimersByTime(31_000);
  expect(new Set(sent.flatMap(({ userIds }) => userIds)).size).toBe(530);
});

it('keeps who was found, and does not ask for who is nobody for a while', () => {
  ensureMember('s1', '2');
  ensureMember('s1', '3');
  vi.advanceTimersByTime(200);
  chunk(['2'], ['3']);
  expect(appStore.getState().members.s1?.['2']).toBeDefined();
  ensureMember('s1', '2');
  ensureMember('s1', '3');
  vi.advanceTimersByTime(200);
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(301_000);
  ensureMember('s1', '3');
  vi.advanceTimersByTime(200);
  expect(sent).toHaveLength(2);
});

it('asks for somebody known when one wants to know how they are now', () => {
  chunk(['2']);
  refreshMember('s1', '2');
  vi.advanceTimersByTime(200);
  expect(sent).toMatchObject([{ serverId: 's1', userIds: ['2'] }]);
});

it('waits for a line, and asks again what an earlier one did not answer', () => {
  live = false;
  ensureMember('s1', '2');
  vi.advanceTimersByTime(200);
  expect(sent).toEqual([]);
  live = true;
  lineOpened.emit({ resumed: true });
  vi.advanceTimersByTime(200);
  expect(sent).toHaveLength(1);
  lineOpened.emit({ resumed: true });
  vi.advanceTimersByTime(200);
  expect(sent.map(({ userIds }) => userIds)).toEqual([['2'], ['2']]);
});
