import { expect, it } from 'vitest';
import { isVanity, pausedUntil, vanityFrom } from './model';

it('makes a word fit for a link while it is typed', () => {
  expect(vanityFrom('Lantern Street!')).toBe('lantern-street');
  expect(vanityFrom('Ä_b')).toBe('-b');
  expect(vanityFrom('x'.repeat(40))).toHaveLength(32);
  expect(isVanity('ab')).toBe(false);
  expect(isVanity('abc')).toBe(true);
});

it('knows a pause that is over', () => {
  const now = Date.parse('2026-11-22T20:00:00Z');
  expect(pausedUntil(null, now)).toBeNull();
  expect(pausedUntil('2026-11-22T19:59:00Z', now)).toBeNull();
  expect(pausedUntil('2026-11-22T20:01:00Z', now)).toBe(now + 60_000);
});
