import { expect, it } from 'vitest';
import { isVanity, vanityFrom } from './model';

it('makes a word fit for a link while it is typed', () => {
  expect(vanityFrom('Lantern Street!')).toBe('lantern-street');
  expect(vanityFrom('Ä_b')).toBe('-b');
  expect(vanityFrom('x'.repeat(40))).toHaveLength(32);
  expect(isVanity('ab')).toBe(false);
  expect(isVanity('abc')).toBe(true);
});
