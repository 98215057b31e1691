import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aChannel, aMessage, readyState } from '../testing/builders';
import { appStore, dispatch } from './app-store';
import { connectionStore } from './connection';
import { enqueueMessage, runOutbox } from './outbox-runner';
import { forgetSlowModes, slowModeStore } from './slow-mode';

let posts: number[] = [];
let answers: (() => Response)[] = [];
let stop: () => void;

const refused = (seconds: number) =>
  new Response(JSON.stringify({ code: 'slow_mode', status: 429 }), {
    status: 429,
    headers: { 'Retry-After': String(seconds), 'Content-Type': 'application/problem+json' },
  });
const sent = (id: string) => new Response(JSON.stringify(aMessage(id, '1')), { status: 201 });
const slow = (slowmodeSeconds: number) =>
  dispatch({ t: 'CHANNEL_UPDATE', d: { ...aChannel('c1'), slowmodeSeconds } });

/** User 1 is no owner here, and free of nothing. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  posts = [];
  answers = [];
  const state = readyState();
  appStore.setState({ ...state, servers: { s1: { ...state.servers.s1, ownerId: '9' } as never } }, true);
  connectionStore.setState({ phase: 'live' });
  vi.stubGlobal('fetch', async () => {
    posts.push(Date.now());
    return (answers.shift() ?? (() => sent(String(100 + posts.length))))();
  });
  stop = await runOutbox();
});
afterEach(() => {
  stop();
  forgetSlowModes();
  connectionStore.setState({ phase: 'idle' });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const outbox = () => appStore.getState().outbox.c1?.map(({ content, state }) => `${content} ${state}`);

it('waits as long as the server says, keeps the order, and loses nothing', async () => {
  slow(30);
  answers = [() => refused(12)];
  enqueueMessage('c1', 'one');
  enqueueMessage('c1', 'two');
  await vi.advanceTimersByTimeAsync(11_000);
  expect(posts).toHaveLength(1);
  expect(outbox()).toEqual(['one queued', 'two queued']);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(posts).toHaveLength(2);
  expect(outbox()).toEqual(['two queued']);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(posts).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(posts).toHaveLength(3);
  expect(outbox()).toBeUndefined();
});

it('does not hammer, even where nothing says why or how long', async () => {
  answers = Array.from({ length: 100 }, () => () => refused(0));
  enqueueMessage('c1', 'one');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(posts.length).toBeLessThanOrEqual(11);
  expect(outbox()).toHaveLength(1);
});

it('goes on at once when slow mode is lifted', async () => {
  slow(600);
  enqueueMessage('c1', 'one');
  await vi.advanceTimersByTimeAsync(100);
  enqueueMessage('c1', 'two');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(posts).toHaveLength(1);
  slow(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(posts).toHaveLength(2);
});

it('is nothing to who is free of it', async () => {
  const { roles } = appStore.getState();
  const all = (1n << 13n) | (1n << 11n) | (1n << 10n);
  appStore.setState({ roles: { s1: (roles.s1 ?? []).map((r) => ({ ...r, permissions: all.toString() })) } });
  slow(600);
  enqueueMessage('c1', 'one');
  await vi.advanceTimersByTimeAsync(100);
  expect(slowModeStore.getState().c1 ?? 0).toBe(0);
});
