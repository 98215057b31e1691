import { expect, it } from 'vitest';
import { lastGrapheme } from '../../lib/text';
import { secondsUntil } from './status-model';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
const HOUR = 3600;

it('ends with the day or the week of the clock here', () => {
  expect(secondsUntil('today', at(18, 20), null)).toBe(4 * HOUR);
  expect(secondsUntil('week', at(18, 20), null)).toBe(4 * HOUR + 4 * 24 * HOUR);
  expect(secondsUntil('week', at(22, 23), null)).toBe(HOUR);
  expect(secondsUntil('week', at(23, 0), null)).toBe(7 * 24 * HOUR);
});

it('lasts as long as was said', () => {
  expect(secondsUntil('never', at(18, 20), null)).toBeUndefined();
  expect(secondsUntil('halfHour', at(18, 20), null)).toBe(HOUR / 2);
  const current = { text: 'soup', emoji: null, expiresAt: new Date(at(18, 22)).toISOString() };
  expect(secondsUntil('keep', at(18, 20), current)).toBe(2 * HOUR);
  expect(secondsUntil('keep', at(18, 23), current)).toBe(1);
});

it('takes the last emoji that was typed, however many letters it has', () => {
  expect(lastGrapheme('🍜👩‍🚀 ')).toBe('👩‍🚀');
  expect(lastGrapheme('')).toBe('');
});
