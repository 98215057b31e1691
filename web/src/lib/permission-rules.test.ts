import { describe, expect, it } from 'vitest';
import { bits, EVERY_PERMISSION, EVERYONE_DEFAULT, has, namesIn, type Permission } from './permission-bits';
import {
  byRank,
  type ChannelRules,
  channelPermissions,
  type Rules,
  rankOf,
  type Standing,
  serverPermissions,
} from './permission-rules';

const text = (...names: Permission[]) => bits(...names).toString();
const S = '100';
const rules: Rules = {
  serverId: S,
  ownerId: '1',
  roles: [
    { roleId: S, permissions: text('view_channel', 'send_messages', 'attach_files', 'connect'), position: 0 },
    { roleId: '11', permissions: text('administrator'), position: 3 },
    { roleId: '12', permissions: text('manage_messages'), position: 2 },
    { roleId: '13', permissions: '0', position: 1 },
    { roleId: '14', permissions: '0', position: 1 },
  ],
};
type Row = [type: 'role' | 'member', targetId: string, allow: Permission[], deny: Permission[]];
const channel = (rows: Row[], type = 'text'): ChannelRules => ({
  type,
  overwrites: rows.map(([kind, targetId, allow, deny]) => ({
    type: kind,
    targetId,
    allow: text(...allow),
    deny: text(...deny),
  })),
});
const who = (roleIds: string[], userId = '2', timedOut = false) => ({ userId, roleIds, timedOut });

it('has the numbers of the server', () => {
  expect(EVERY_PERMISSION).toBe(8866461766385663n);
  expect(has(EVERYONE_DEFAULT, 'view_channel')).toBe(true);
  expect(has(EVERYONE_DEFAULT, 'mention_everyone')).toBe(false);
});

describe('in the server', () => {
  it.each<[string, ReturnType<typeof who>, Permission, boolean]>([
    ['the owner may all', who([], '1'), 'ban_members', true],
    ['an administrator may all', who(['11']), 'ban_members', true],
    ['everyone’s role counts without being named', who([]), 'send_messages', true],
    ['what a role gives', who(['12']), 'manage_messages', true],
    ['what no role gives', who(['13']), 'manage_messages', false],
    ['a role that is gone counts for nothing', who(['99']), 'manage_messages', false],
    ['timed out: no words', who(['12'], '2', true), 'send_messages', false],
    ['timed out: still sees', who(['12'], '2', true), 'view_channel', true],
    ['the owner cannot be timed out', who([], '1', true), 'send_messages', true],
    ['nor can an administrator', who(['11'], '2', true), 'send_messages', true],
  ])('%s', (_name, standing, wanted, allowed) => {
    expect(has(serverPermissions(rules, standing), wanted)).toBe(allowed);
  });
});

describe('in a channel', () => {
  const closed: Row = ['role', S, [], ['view_channel']];
  it.each<[string, Row[], ReturnType<typeof who>, Permission, boolean]>([
    ['everyone’s denial', [['role', S, [], ['send_messages']]], who([]), 'send_messages', false],
    [
      'a role opens what everyone’s closed',
      [closed, ['role', '13', ['view_channel'], []]],
      who(['13']),
      'view_channel',
      true,
    ],
    [
      'not for who has it not',
      [closed, ['role', '13', ['view_channel'], []]],
      who(['14']),
      'view_channel',
      false,
    ],
    [
      'one role that allows beats all that deny, whatever their rank',
      [
        ['role', '12', [], ['send_messages']],
        ['role', '13', ['send_messages'], []],
      ],
      who(['12', '13']),
      'send_messages',
      true,
    ],
    [
      'the member’s own row has the last word',
      [
        ['role', '13', ['send_messages'], []],
        ['member', '2', [], ['send_messages']],
      ],
      who(['13']),
      'send_messages',
      false,
    ],
    [
      'somebody else’s row does not count',
      [['member', '3', [], ['send_messages']]],
      who([]),
      'send_messages',
      true,
    ],
    [
      'a member row never matches a role of the same number',
      [['member', '13', [], ['send_messages']]],
      who(['13']),
      'send_messages',
      true,
    ],
    ['no sight, nothing at all', [closed], who(['12']), 'manage_messages', false],
    ['no words, no files', [['role', S, [], ['send_messages']]], who([]), 'attach_files', false],
    ['administrators pass', [closed], who(['11']), 'send_messages', true],
    ['the owner passes', [closed], who([], '1'), 'send_messages', true],
    [
      'a time-out outweighs a row',
      [['member', '2', ['send_messages'], []]],
      who([], '2', true),
      'send_messages',
      false,
    ],
  ])('%s', (_name, rows, standing, wanted, allowed) => {
    expect(has(channelPermissions(rules, standing, channel(rows)), wanted)).toBe(allowed);
  });

  it('who cannot connect to a voice channel keeps only the sight of it', () => {
    const voice = channel([['role', S, [], ['connect']]], 'voice');
    expect(namesIn(channelPermissions(rules, who(['12']), voice))).toEqual(['view_channel']);
  });

  it('looking as a role is looking as nobody in particular', () => {
    const standing = { userId: null, roleIds: ['13'] };
    const rows = channel([closed, ['member', '2', ['view_channel'], []]]);
    expect(channelPermissions(rules, standing, rows)).toBe(0n);
  });
});

describe('what restrains', () => {
  const muting = { roleId: '15', permissions: text('add_reactions', 'manage_messages'), position: 0 };
  const muted: Rules = { ...rules, roles: [...rules.roles, { ...muting, mutes: true }] };
  const may = (standing: Standing, wanted: Permission, place = channel([])) =>
    has(channelPermissions(muted, standing, place), wanted);

  it.each(['timedOut', 'pending', 'unverified'] as const)('%s: only sight and history are left', (why) => {
    const restrained = { userId: '2', roleIds: ['12'], [why]: true };
    expect(namesIn(channelPermissions(muted, restrained, channel([])))).toEqual(['view_channel']);
    expect(namesIn(serverPermissions(muted, restrained))).toEqual(['view_channel']);
    expect(may({ ...restrained, roleIds: ['11'] }, 'send_messages')).toBe(true);
    expect(may({ ...restrained, userId: '1' }, 'send_messages')).toBe(true);
  });

  it('a muting role takes one’s voice, whatever a channel allows, and leaves the rest', () => {
    const place = channel([['member', '2', ['send_messages'], []]]);
    expect(may(who(['15']), 'send_messages', place)).toBe(false);
    expect(may(who(['15']), 'add_reactions')).toBe(false);
    expect(may(who(['15']), 'manage_messages')).toBe(true);
    expect(has(serverPermissions(muted, who(['15'])), 'send_messages')).toBe(false);
    expect(may(who(['15', '11']), 'send_messages')).toBe(true);
    expect(may(who(['15'], '1'), 'send_messages')).toBe(true);
  });

  it('everyone’s role mutes nobody', () => {
    const loud = { ...rules, roles: rules.roles.map((r) => (r.roleId === S ? { ...r, mutes: true } : r)) };
    expect(has(serverPermissions(loud, who([])), 'send_messages')).toBe(true);
  });

  it('an archived channel takes the voice of all but owner and administrators', () => {
    const archived = { ...channel([['role', '12', ['send_messages', 'add_reactions'], []]]), archived: true };
    expect(may(who(['12']), 'send_messages', archived)).toBe(false);
    expect(may(who(['12']), 'attach_files', archived)).toBe(false);
    expect(may(who(['12']), 'view_channel', archived)).toBe(true);
    expect(may(who(['11']), 'send_messages', archived)).toBe(true);
    expect(may(who([], '1'), 'send_messages', archived)).toBe(true);
  });
});

it('ranks by position, the older role first among equals, everyone’s last', () => {
  expect(byRank(rules.roles, S).map((role) => role.roleId)).toEqual(['11', '12', '13', '14', S]);
  expect([who([], '1'), who(['14', '12']), who(['14']), who([])].map((w) => rankOf(rules, w))).toEqual([
    -1, 1, 3, 4,
  ]);
});

it('a role that mutes takes the voice, whatever else allows it; administrators keep theirs', () => {
  const role = (roleId: string, position: number, given: object) => ({
    roleId,
    position,
    permissions: '0',
    ...given,
  });
  const speaks = bits('view_channel', 'send_messages', 'add_reactions', 'read_message_history');
  const rules = {
    serverId: '1',
    ownerId: '9',
    roles: [
      role('4', 3, { permissions: bits('administrator').toString() }),
      role('3', 2, { mutes: true, permissions: bits('send_messages').toString() }),
      role('1', 0, { permissions: speaks.toString() }),
    ],
  };
  const channel = {
    type: 'text',
    overwrites: [
      { type: 'member' as const, targetId: '5', allow: bits('send_messages').toString(), deny: '0' },
    ],
  };
  const of = (roleIds: string[], userId = '5') => channelPermissions(rules, { userId, roleIds }, channel);
  expect(of([])).toBe(speaks);
  expect(of(['3'])).toBe(bits('view_channel', 'read_message_history'));
  expect(serverPermissions(rules, { userId: '5', roleIds: ['3'] })).toBe(
    bits('view_channel', 'read_message_history'),
  );
  expect(of(['3', '4'])).toBe(EVERY_PERMISSION);
  expect(of(['3'], '9')).toBe(EVERY_PERMISSION);
});
