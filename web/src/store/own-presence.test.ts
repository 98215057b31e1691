import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Op } from '../realtime/frames';
import { attachLine, lineOpened } from './line';
import { choosePresence, IDLE_AFTER_MS, ownPresenceStore, ownStatus, watchIdle } from './own-presence';

let said: unknown[] = [];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  attachLine((op, d) => {
    if (op === Op.presence) said.push(d);
    return true;
  });
  stop = watchIdle();
});
afterEach(() => {
  stop();
  attachLine(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is idle after ten quiet minutes, and back at the first key', () => {
  vi.advanceTimersByTime(IDLE_AFTER_MS - 1000);
  dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(IDLE_AFTER_MS - 1000);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual([{ idle: true }]);
  dispatchEvent(new Event('pointermove'));
  expect(said).toEqual([{ idle: true }, { idle: false }]);
});

it('tells a new line that nobody is here, and a resumed one what holds', () => {
  lineOpened.emit({ resumed: false });
  expect(said).toEqual([]);
  lineOpened.emit({ resumed: true });
  vi.advanceTimersByTime(IDLE_AFTER_MS);
  lineOpened.emit({ resumed: false });
  expect(said).toEqual([{ idle: false }, { idle: true }, { idle: true }]);
});

it('shows what was chosen, and idle only where others are told so too', () => {
  const own = (status: 'online' | 'dnd' | 'invisible', idle = false) => ({
    choice: { status, customStatus: null },
    idle,
  });
  expect(ownStatus(own('dnd', true), 'idle')).toBe('dnd');
  expect(ownStatus(own('invisible'), 'online')).toBe('offline');
  expect(ownStatus(own('online', true), 'online')).toBe('online');
  expect(ownStatus(own('online', true), 'idle')).toBe('idle');
});

it('takes a choice back that the server refused', async () => {
  ownPresenceStore.setState({ choice: { status: 'online', customStatus: null } });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')));
  const chosen = choosePresence({ status: 'dnd' });
  expect(ownPresenceStore.getState().choice?.status).toBe('dnd');
  await expect(chosen).rejects.toThrow();
  expect(ownPresenceStore.getState().choice?.status).toBe('online');
});
