import { expect, it } from 'vitest';
import { firstUnread, isUnread } from './read-state';

it('knows unread from read', () => {
  expect(isUnread(null, undefined)).toBe(false);
  expect(isUnread('5', undefined)).toBe(true);
  expect(isUnread('10', '9')).toBe(true);
  expect(isUnread('10', '10')).toBe(false);
});

it('finds the first unread, and without a mark only when it sees the very start', () => {
  expect(firstUnread(['8', '9', '10'], '8', true)).toBe('9');
  expect(firstUnread(['8', '9'], '9', true)).toBeNull();
  expect(firstUnread(['8', '9'], null, true)).toBeNull();
  expect(firstUnread(['8', '9'], null, false)).toBe('8');
});
