import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appStore, dispatch } from '../../store/app-store';
import { aMessage, readyState } from '../../testing/builders';
import { useReadMark } from './use-read-mark';

const put = vi.hoisted(() => vi.fn(async (_channel: string, _message: string): Promise<void> => undefined));
vi.mock('../../api/channels', () => ({ markRead: put, deleteMessage: vi.fn(), editMessage: vi.fn() }));
vi.mock('./use-reading', () => ({ useReading: () => true }));

beforeEach(() => {
  vi.useFakeTimers();
  put.mockClear();
  appStore.setState(readyState(), true);
});
afterEach(() => vi.useRealTimers());

const come = (id: number) => act(() => dispatch({ t: 'MESSAGE_CREATE', d: aMessage(String(id)) }));
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('a busy room is read while it goes on', async () => {
  renderHook(() => useReadMark('c1', true));
  for (let id = 101; id <= 120; id++) {
    await come(id);
    await wait(50);
  }
  // Once for each fifth of a second, not once for each message.
  expect(put.mock.calls.map(([, id]) => id)).toEqual(['104', '108', '112', '116', '120']);
});

test('what comes in together with the mark is marked next', async () => {
  renderHook(() => useReadMark('c1', true));
  await come(101);
  put.mockImplementationOnce(async () => dispatch({ t: 'MESSAGE_CREATE', d: aMessage('102') }));
  await wait(200);
  await wait(200);
  expect(put.mock.calls.map(([, id]) => id)).toEqual(['101', '102']);
});

test('what comes in out of sight stays unread until the end is seen', async () => {
  const { rerender } = renderHook(({ atEnd }) => useReadMark('c1', atEnd), {
    initialProps: { atEnd: false },
  });
  await come(101);
  await wait(5000);
  expect(put).not.toHaveBeenCalled();
  rerender({ atEnd: true });
  await wait(200);
  expect(put).toHaveBeenCalledExactlyOnceWith('c1', '101');
});
