import { expect, it } from 'vitest';
import { verifiedAt } from './verification';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(minutes * MINUTE).toISOString();
const newcomer = { bot: false, createdAt: at(0), joinedAt: at(3), roleIds: [] };

it('asks for the age of the account, then of the membership, then for a role', () => {
  expect(verifiedAt('none', newcomer)).toBe(0);
  expect(verifiedAt('low', newcomer)).toBe(5 * MINUTE);
  expect(verifiedAt('medium', newcomer)).toBe(13 * MINUTE);
  expect(verifiedAt('high', newcomer)).toBe(7 * 24 * 60 * MINUTE);
  expect(verifiedAt('highest', newcomer)).toBe(Number.POSITIVE_INFINITY);
});

it('lets by who has a role, and bots', () => {
  expect(verifiedAt('highest', { ...newcomer, roleIds: ['5'] })).toBe(0);
  expect(verifiedAt('highest', { ...newcomer, bot: true })).toBe(0);
});

it('takes an unknown membership for an old one', () => {
  expect(verifiedAt('medium', { ...newcomer, joinedAt: null })).toBe(5 * MINUTE);
});
