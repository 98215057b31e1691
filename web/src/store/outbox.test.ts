import { describe, expect, it } from 'vitest';
import {
  allEntries,
  change,
  enqueue,
  nextToSend,
  type Outbox,
  type OutboxEntry,
  restore,
  settle,
} from './outbox';

const entry = (nonce: string, createdAt: number, state: OutboxEntry['state'] = 'queued'): OutboxEntry => ({
  nonce,
  channelId: 'c',
  content: nonce,
  createdAt,
  state,
});
const box = (...entries: OutboxEntry[]): Outbox => entries.reduce(enqueue, {});

describe('outbox', () => {
  it('sends one at a time, in order', () => {
    let outbox = box(entry('a', 1), entry('b', 2));
    expect(nextToSend(outbox.c)?.nonce).toBe('a');
    outbox = change(outbox, 'c', 'a', { state: 'sending' });
    expect(nextToSend(outbox.c)).toBeNull();
    expect(nextToSend(settle(outbox, 'c', 'a').c)?.nonce).toBe('b');
  });

  it('lets the rest pass one that failed', () => {
    expect(nextToSend(box(entry('a', 1, 'failed'), entry('b', 2)).c)?.nonce).toBe('b');
  });

  it('forgets a channel with its last entry', () => {
    expect(settle(box(entry('a', 1)), 'c', 'a')).toEqual({});
  });

  it('comes back from storage in order, with what was under way to be asked again', () => {
    const restored = restore([entry('b', 2), entry('a', 1, 'sending'), entry('f', 3, 'failed')]);
    expect(allEntries(restored).map(({ nonce, state }) => [nonce, state])).toEqual([
      ['a', 'queued'],
      ['b', 'queued'],
      ['f', 'failed'],
    ]);
  });

  it('changes nothing it does not know', () => {
    const outbox = box(entry('a', 1));
    expect(change(outbox, 'c', 'x', { state: 'failed' })).toBe(outbox);
    expect(settle(outbox, 'd', 'a')).toBe(outbox);
  });
});
