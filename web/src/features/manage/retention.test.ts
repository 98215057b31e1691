import { expect, it } from 'vitest';
import { daysOf, deletesMore, secondsOf } from './retention';

it('knows when messages would go that were to stay', () => {
  expect(deletesMore(0, 86_400)).toBe(true);
  expect(deletesMore(86_400 * 7, 86_400)).toBe(true);
  expect(deletesMore(86_400, 86_400 * 7)).toBe(false);
  expect(deletesMore(86_400, 0)).toBe(false);
});

it('counts in days, never in none', () => {
  expect(daysOf(secondsOf(45))).toBe(45);
  expect(daysOf(60)).toBe(1);
});
