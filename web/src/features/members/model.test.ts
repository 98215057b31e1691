import { expect, it } from 'vitest';
import { bits } from '../../lib/permission-bits';
import { apply } from '../../store/apply';
import { actionsOn } from '../../store/member-actions';
import { aMember, aRole, aServer, readyState } from '../../testing/builders';
import { colorOf, givable, iconOf } from './model';

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
