import { expect, it } from 'vitest';
import { bits } from '../../lib/permission-bits';
import { apply } from '../../store/apply';
import { actionsOn } from '../../store/member-actions';
import { aMember, aRole, aServer, readyState, testUser } from '../../testing/builders';
import { colorOf, givable, iconOf, memberRows } from './model';

const named = (userId: string, displayName: string) => ({ ...testUser(userId), displayName });
const users = { 1: named('1', 'Zoë'), 2: named('2', 'ada'), 3: named('3', 'Bob'), 4: named('4', 'Cy') };
const info = (userId: string, roleIds: string[] = [], nickname: string | null = null) => ({
  userId,
  joinedAt: '',
  roleIds,
  nickname,
  timedOutUntil: null,
});

it('groups by the highest role that stands apart, then online, then offline, each by name', () => {
  const roles = [
    { ...aRole('30', 3), hoist: true, name: 'High' },
    { ...aRole('20', 2), hoist: true, name: 'Low' },
    aRole('10', 1),
  ];
  const members = {
    1: info('1', ['10']),
    2: info('2', ['20']),
    3: info('3', ['20', '30']),
    4: info('4', ['30']),
  };
  const rows = memberRows({ roles, members, users, online: { 1: true, 2: true, 3: true } });
  expect(
    rows.map((row) => (row.type === 'heading' ? `${row.group} ${row.name} ${row.count}` : row.userId)),
  ).toEqual(['role High 1', '3', 'role Low 1', '2', 'online  1', '1', 'offline  1', '4']);
});

it('sorts by the name of here', () => {
  const members = { 1: info('1', [], 'Aaa'), 2: info('2'), 3: info('3') };
  const rows = memberRows({ roles: [], members, users, online: {} });
  expect(rows.slice(1).map((row) => row.type === 'member' && row.userId)).toEqual(['1', '2', '3']);
});

it('takes colour and emoji from the highest role that has one', () => {
  const roles = [
    aRole('30', 3),
    { ...aRole('20', 2), color: 0x112233 },
    { ...aRole('10', 1), color: 5, icon: '🌱' },
  ];
  expect(colorOf(roles, ['30', '10', '20'])).toBe(0x112233);
  expect(iconOf(roles, ['30', '10', '20'])).toBe('🌱');
  expect(colorOf(roles, [])).toBe(0);
});

it('offers what one may do to whom', () => {
  const server = {
    ...aServer('s1', []),
    ownerId: '9',
    roles: [
      aRole('30', 3),
      { ...aRole('20', 2), permissions: bits('manage_roles', 'ban_members').toString() },
      aRole('10', 1),
      { ...aRole('5', 0), selfAssignable: true },
      aRole('s1', 0),
    ],
    self: { roleIds: ['20'], nickname: null, timedOutUntil: null, pending: false },
  };
  const state = [
    { t: 'SERVER_CREATE' as const, d: { server } },
    {
      t: 'MEMBERS' as const,
      d: { serverId: 's1', members: [aMember('1'), aMember('2'), { ...aMember('3'), roleIds: ['30'] }] },
    },
  ].reduce(apply, readyState());
  expect(givable(state, 's1', '2')).toEqual(['10', '5']);
  expect(givable(state, 's1', '3')).toEqual([]);
  expect(actionsOn(state, 's1', '2')).toEqual(['mute', 'ban']);
  expect(actionsOn(state, 's1', '3')).toEqual([]);
  const plain = apply(state, { t: 'MEMBER_UPDATE', d: aMember('1') });
  expect(givable(plain, 's1', '1')).toEqual(['5']);
  expect(givable(plain, 's1', '2')).toEqual([]);
});
