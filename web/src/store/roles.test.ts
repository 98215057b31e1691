import { describe, expect, it } from 'vitest';
import { bits } from '../lib/permission-bits';
import { aChannel, aMember, aMessage, aRole, aServer, readyState } from '../testing/builders';
import { apply } from './apply';
import type { StoreEvent } from './events';
import { may, mayIn, mayManageRole, outranks } from './permissions';
import type { State } from './state';

const run = (state: State, ...events: StoreEvent[]): State => events.reduce(apply, state);
const listed = (...ids: string[]): StoreEvent => ({
  t: 'MEMBERS',
  d: { serverId: 's1', members: ids.map((id) => aMember(id)) },
});
const latest = (channelId: string, ...ids: string[]): StoreEvent => ({
  t: 'HISTORY',
  d: { channelId, kind: 'latest', limit: 50, messages: ids.map((id) => aMessage(id, '2', channelId)) },
});
/** Somebody else's server, in which one has the roles given. */
const guest = (roleIds: string[] = []): State =>
  run(readyState(), {
    t: 'SERVER_CREATE',
    d: {
      server: {
        ...aServer('s1', ['c1', 'c2']),
        ownerId: '9',
        roles: [
          ...aServer('s1', []).roles,
          aRole('30', 3),
          { ...aRole('20', 2), permissions: bits('manage_roles', 'kick_members').toString() },
          aRole('10', 1),
        ],
        self: { roleIds, nickname: null, timedOutUntil: null, pending: false },
      },
    },
  });

describe('roles', () => {
  it('stand by rank, wherever they come in, with everyone’s last', () => {
    const state = run(guest(), { t: 'ROLE_CREATE', d: { ...aRole('25', 2) } });
    expect(state.roles.s1?.map((role) => role.roleId)).toEqual(['30', '20', '25', '10', 's1']);
    const moved = run(state, { t: 'ROLE_UPDATE', d: aRole('10', 9) });
    expect(moved.roles.s1?.[0]?.roleId).toBe('10');
  });

  it('deleted, are lost by members, by oneself and by channels', () => {
    const overwrites = [{ type: 'role' as const, targetId: '20', allow: '1024', deny: '0' }];
    const state = run(
      guest(['20', '10']),
      { t: 'MEMBERS', d: { serverId: 's1', members: [{ ...aMember('2'), roleIds: ['20'] }] } },
      { t: 'CHANNEL_UPDATE', d: { ...aChannel('c1'), overwrites } },
      { t: 'ROLE_DELETE', d: { serverId: 's1', roleId: '20' } },
    );
    expect(state.roles.s1?.map((role) => role.roleId)).toEqual(['30', '10', 's1']);
    expect(state.self.s1?.roleIds).toEqual(['10']);
    expect(state.members.s1?.['2']?.roleIds).toEqual([]);
    expect(state.channels.c1?.overwrites).toEqual([]);
  });

  it('of servers one is not in are nobody’s business', () => {
    const state = readyState();
    expect(run(state, { t: 'ROLE_CREATE', d: aRole('5', 1, 's7') })).toBe(state);
  });
});

describe('one’s own standing', () => {
  it('follows MEMBER_UPDATE', () => {
    const before = run(guest(), listed('1', '2'));
    expect(may(before, 's1', 'manage_roles')).toBe(false);
    const after = run(before, {
      t: 'MEMBER_UPDATE',
      d: { ...aMember('1'), roleIds: ['20'], nickname: 'Nick' },
    });
    expect(may(after, 's1', 'manage_roles')).toBe(true);
    expect(after.members.s1?.['1']?.nickname).toBe('Nick');
    expect(
      may(run(before, { t: 'MEMBER_UPDATE', d: { ...aMember('2'), roleIds: ['20'] } }), 's1', 'manage_roles'),
    ).toBe(false);
  });

  it('a time-out takes the words until it ends', () => {
    const until = (ms: number) => new Date(Date.now() + ms).toISOString();
    const out = (ms: number): StoreEvent => ({
      t: 'MEMBER_UPDATE',
      d: { ...aMember('1'), timedOutUntil: until(ms) },
    });
    expect(mayIn(run(guest(), out(60_000)), 'c1', 'send_messages')).toBe(false);
    expect(mayIn(run(guest(), out(-1)), 'c1', 'send_messages')).toBe(true);
  });

  it('in a channel follows its overwrites, and what is remembered does not outlive a change', () => {
    const deny = {
      type: 'role' as const,
      targetId: 's1',
      allow: '0',
      deny: bits('send_messages').toString(),
    };
    const open = guest();
    expect(mayIn(open, 'c1', 'send_messages')).toBe(true);
    const closed = run(open, { t: 'CHANNEL_UPDATE', d: { ...aChannel('c1'), overwrites: [deny] } });
    expect([mayIn(closed, 'c1', 'send_messages'), mayIn(closed, 'c2', 'send_messages')]).toEqual([
      false,
      true,
    ]);
    const admin = { ...aRole('10', 1), permissions: bits('administrator').toString() };
    const raised = run(
      closed,
      { t: 'ROLE_UPDATE', d: admin },
      { t: 'MEMBER_UPDATE', d: { ...aMember('1'), roleIds: ['10'] } },
    );
    expect(mayIn(raised, 'c1', 'send_messages')).toBe(true);
  });

  it('reaches what is below, not beside or above', () => {
    const state = run(guest(['20']), {
      t: 'MEMBERS',
      d: {
        serverId: 's1',
        members: [
          { ...aMember('2'), roleIds: ['10'] },
          { ...aMember('3'), roleIds: ['20'] },
          { ...aMember('4'), roleIds: ['30'] },
          aMember('9'),
        ],
      },
    });
    expect(['1', '2', '3', '4', '9'].map((id) => outranks(state, 's1', id))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(['30', '20', '10', 's1'].map((id) => mayManageRole(state, 's1', id))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('channels', () => {
  const category = (id: string, position: number) => ({ ...aChannel(id, 's1', position), type: 'category' });
  it('stand under their category; those whose category one can’t see stand first', () => {
    const state = run(
      readyState(),
      { t: 'CHANNEL_CREATE', d: category('k2', 5) },
      { t: 'CHANNEL_CREATE', d: category('k1', 4) },
      { t: 'CHANNEL_CREATE', d: { ...aChannel('c3', 's1', 7), parentId: 'k1' } },
      { t: 'CHANNEL_UPDATE', d: { ...aChannel('c1', 's1', 9), parentId: 'k2' } },
      { t: 'CHANNEL_CREATE', d: { ...aChannel('c4', 's1', 8), parentId: 'unseen' } },
    );
    expect(state.channelIds.s1).toEqual(['c2', 'c4', 'k1', 'c3', 'k2', 'c1']);
    const without = run(state, { t: 'CHANNEL_DELETE', d: { serverId: 's1', channelId: 'k1' } });
    expect(without.channelIds.s1).toEqual(['c2', 'c3', 'c4', 'k2', 'c1']);
  });
});

describe('SERVER_CREATE of a server one is in', () => {
  const again = (channels: string[]): StoreEvent => ({
    t: 'SERVER_CREATE',
    d: { server: { ...aServer('s1', channels), name: 'Anew', roles: [aRole('s1', 0)] } },
  });
  const before = run(
    readyState(),
    { t: 'ROLE_CREATE', d: aRole('10') },
    latest('c1', '50'),
    latest('c2', '60'),
    { t: 'CHANNEL_OPENED', d: { channelId: 'c2' } },
    { t: 'CHANNEL_OPENED', d: { channelId: 'c1' } },
  );

  it('replaces all of it', () => {
    const state = run(before, again(['c1', 'c5']));
    expect(state.servers.s1?.name).toBe('Anew');
    expect(state.channelIds.s1).toEqual(['c1', 'c5']);
    expect(state.channels.c2).toBeUndefined();
    expect(state.roles.s1?.map((role) => role.roleId)).toEqual(['s1']);
  });

  it('asks for what is on screen anew and lets the rest of its messages go', () => {
    const state = run(before, again(['c1', 'c2']));
    expect(state.windows.c1?.stale).toBe(true);
    expect(state.windows.c2).toBeUndefined();
    expect(Object.keys(state.messages)).toEqual(['50']);
  });

  it('leaves other servers alone', () => {
    const other = run(before, { t: 'SERVER_CREATE', d: { server: aServer('s2', ['d1']) } });
    expect(run(other, again(['c1'])).channelIds.s2).toEqual(['d1']);
  });
});
