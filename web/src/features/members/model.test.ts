import { expect, it } from 'vitest';
import type { User } from '../../api/types';
import { memberRows } from './model';

const user = (userId: string, displayName: string): User => ({
  userId,
  name: displayName,
  displayName,
  bot: false,
  createdAt: '',
});

it('groups online before offline, each by name, and leaves empty groups out', () => {
  const users = { 1: user('1', 'Zoë'), 2: user('2', 'ada'), 3: user('3', 'Bob') };
  expect(memberRows(['1', '2', '3'], users, { 1: true, 3: true })).toEqual([
    { type: 'heading', group: 'online', count: 2 },
    { type: 'member', userId: '3', online: true },
    { type: 'member', userId: '1', online: true },
    { type: 'heading', group: 'offline', count: 1 },
    { type: 'member', userId: '2', online: false },
  ]);
  expect(memberRows(['1'], users, { 1: true })).toHaveLength(2);
});
