import { bits, type Permission } from '../../lib/permission-bits';
import { type Seeded, seed } from './seed';

export interface SeededRoles extends Seeded {
  warden: string;
  projector: string;
  garden: string;
  guest: string;
  /** A category that only wardens see, and a channel in it. */
  backstage: string;
  keys: string;
  mina: string;
}

const set = (...names: Permission[]): string => bits(...names).toString();

/** The community with roles, categories, a hidden corner, bans and a history of what was done. */
export function seedRoles(options: { history?: number } = {}): SeededRoles {
  const seeded = seed(options);
  const { world, serverId, ada, grace, linus, general, films } = seeded;
  const server = world.servers.get(serverId);
  if (!server) throw new Error('the seed made no server');
  const id = (name: string) =>
    [...world.accounts.values()].find((a) => a.user.displayName === name)?.user.userId ?? '';
  const guest = world.addRole(serverId, 'Guest', { color: 0x8a949c }).roleId;
  const garden = world.addRole(serverId, 'Garden crew', {
    color: 0x3f9b4f,
    selfAssignable: true,
    mentionable: true,
    icon: '🌱',
  }).roleId;
  const projector = world.addRole(serverId, 'Projectionist', {
    color: 0x4b7bec,
    hoist: true,
    icon: '🎞️',
    permissions: set('manage_messages', 'mention_everyone'),
  }).roleId;
  const warden = world.addRole(serverId, 'Warden', {
    color: 0xd9534f,
    hoist: true,
    permissions: set(
      'manage_roles',
      'manage_channels',
      'kick_members',
      'ban_members',
      'moderate_members',
      'manage_messages',
      'view_audit_log',
      'manage_nicknames',
      'view_channel',
    ),
  }).roleId;
  const give = (userId: string, ...roleIds: string[]) => {
    const row = server.members.get(userId);
    if (row) row.roleIds = roleIds;
  };
  const mina = id('Mina Okafor');
  give(grace, warden, garden);
  give(linus, projector);
  give(mina, garden);
  give(id('Priya'), guest);
  const row = server.members.get(id('Wei'));
  if (row) row.nickname = 'Wei (upstairs)';
  const evenings = world.addChannel(serverId, 'Evenings', null, { type: 'category' }).channelId;
  const closed = [
    { type: 'role' as const, targetId: serverId, allow: '0', deny: set('view_channel') },
    { type: 'role' as const, targetId: warden, allow: set('view_channel'), deny: '0' },
  ];
  const backstage = world.addChannel(serverId, 'Backstage', null, {
    type: 'category',
    overwrites: structuredClone(closed),
  }).channelId;
  const keys = world.addChannel(serverId, 'shed-keys', 'Who has which', {
    parentId: backstage,
    overwrites: structuredClone(closed),
  }).channelId;
  world.addChannel(serverId, 'announcements', 'What everybody should know', {
    type: 'announcement',
    parentId: evenings,
    overwrites: [
      { type: 'role', targetId: serverId, allow: '0', deny: set('send_messages') },
      { type: 'role', targetId: warden, allow: set('send_messages'), deny: '0' },
    ],
  });
  world.addChannel(serverId, 'The shed', null, { type: 'voice', parentId: evenings });
  const film = world.channels.get(films);
  if (film) film.parentId = evenings;
  world.post(keys, ada, 'The spare one hangs behind the clock.', Date.now() - 600_000);
  addPast(seeded, { warden, general, wei: id('Wei') });
  return { ...seeded, warden, projector, garden, guest, backstage, keys, mina };
}

interface Past {
  warden: string;
  general: string;
  wei: string;
}

/** Bans, and what the audit log tells of the last days. */
function addPast({ world, serverId, ada, grace }: Seeded, { warden, general, wei }: Past): void {
  const server = world.servers.get(serverId);
  const troll = world.addAccount('mudslinger', 'correct horse', 'Mudslinger').userId;
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  server?.bans.set(troll, {
    serverId,
    userId: troll,
    moderatorId: grace,
    reason: 'Spam in three channels, again',
    createdAt: at(30),
    expiresAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  });
  const past: [hours: number, actor: string, action: string, target: string | null, more: object][] = [
    [90, ada, 'role_create', warden, { detail: 'Warden', changes: [change('name', null, 'Warden')] }],
    [
      80,
      ada,
      'channel_update',
      general,
      { detail: 'general', changes: [change('topic', '', 'Everything that has no place of its own')] },
    ],
    [72, grace, 'member_update', wei, { changes: [change('nickname', null, 'Wei (upstairs)')] }],
    [30, grace, 'member_ban_add', troll, { reason: 'Spam in three channels, again' }],
    [
      20,
      ada,
      'role_update',
      warden,
      {
        detail: 'Warden',
        changes: [
          change('permissions', set('kick_members'), set('kick_members', 'ban_members')),
          change('color', '0', String(0xd9534f)),
        ],
      },
    ],
    [6, ada, 'server_update', serverId, { changes: [change('name', 'Lantern Str.', 'Lantern Street')] }],
    [2, grace, 'invite_create', null, { detail: 'x7Qh2' }],
  ];
  for (let i = 0; i < 70; i++)
    past.unshift([100 + i, grace, 'message_delete', general, { detail: String(i + 1) }]);
  past.sort((a, b) => b[0] - a[0]);
  for (const [hours, actorId, action, targetId, more] of past) {
    const createdAt = at(hours);
    const auditId = world.id(Date.parse(createdAt));
    server?.audit.unshift({
      auditId,
      serverId,
      actorId,
      action,
      targetId,
      detail: null,
      reason: null,
      changes: [],
      createdAt,
      ...more,
    });
  }
}

const change = (field: string, before: string | null, after: string | null) => ({ field, before, after });
