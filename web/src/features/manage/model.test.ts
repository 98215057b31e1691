import { expect, it } from 'vitest';
import type { Overwrite } from '../../api/types';
import { bits, PERMISSIONS } from '../../lib/permission-bits';
import { apply } from '../../store/apply';
import { aChannel, aRole, readyState } from '../../testing/builders';
import { GROUPS } from './catalog';
import { appliesIn, changes, inSync, isPrivate, stateOf, withState } from './channel-model';
import { reordered } from './model';
import { differences } from './role-draft';

const row = (targetId: string, allow = 0n, deny = 0n, type: 'role' | 'member' = 'role'): Overwrite => ({
  type,
  targetId,
  allow: allow.toString(),
  deny: deny.toString(),
});

it('shows every permission once', () => {
  expect(GROUPS.flatMap((group) => group.permissions).sort()).toEqual([...PERMISSIONS].sort());
});

it('moves a role and numbers the rest; everyone’s stays last', () => {
  const roles = [aRole('30', 3), aRole('20', 2), aRole('10', 1), aRole('s1', 0)];
  const moved = reordered(roles, 's1', '10', 0);
  expect(moved.map((role) => [role.roleId, role.position])).toEqual([
    ['10', 3],
    ['30', 2],
    ['20', 1],
    ['s1', 0],
  ]);
  expect(reordered(roles, 's1', 'gone', 0)).toEqual(roles);
});

it('sends only what differs', () => {
  const role = aRole('10');
  expect(differences(role, { name: role.name, color: 5, hoist: true })).toEqual({ color: 5, hoist: true });
});

it('a switch has three states, and one bit is never both', () => {
  const both = withState(withState(row('1'), 'send_messages', 'deny'), 'send_messages', 'allow');
  expect(both).toEqual(row('1', bits('send_messages')));
  expect(stateOf(both, 'send_messages')).toBe('allow');
  expect(stateOf(withState(both, 'send_messages', 'inherit'), 'send_messages')).toBe('inherit');
});

it('leaves out what means nothing in a channel', () => {
  expect(appliesIn('text', 'ban_members')).toBe(false);
  expect([appliesIn('text', 'speak'), appliesIn('voice', 'speak'), appliesIn('category', 'speak')]).toEqual([
    false,
    true,
    true,
  ]);
});

it('finds rows to put and to drop, whatever their order', () => {
  const before = [row('1', 1n), row('2', 2n), row('3', 3n, 0n, 'member')];
  const after = [row('2', 2n), row('1', 0n, 1n), row('4', 8n)];
  expect(changes(before, after)).toEqual({ put: [row('1', 0n, 1n), row('4', 8n)], drop: ['3'] });
  expect(changes(before, [...before].reverse())).toEqual({ put: [], drop: [] });
});

it('knows whether a channel follows its category', () => {
  const closed = [row('s1', 0n, bits('view_channel'))];
  const channel = { ...aChannel('c9'), parentId: 'k', overwrites: closed };
  const state = [
    { t: 'CHANNEL_CREATE' as const, d: { ...aChannel('k'), type: 'category', overwrites: [...closed] } },
    { t: 'CHANNEL_CREATE' as const, d: channel },
  ].reduce(apply, readyState());
  expect([inSync(state, 'c9'), inSync(state, 'c1')]).toEqual([true, null]);
  const changed = apply(state, { t: 'CHANNEL_UPDATE', d: { ...channel, overwrites: [] } });
  expect(inSync(changed, 'c9')).toBe(false);
  expect([isPrivate(closed, 's1'), isPrivate([], 's1')]).toEqual([true, false]);
});
