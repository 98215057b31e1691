import type { ChannelSummary, Member, Message, Role, Server, User } from '../api/types';
import { EVERYONE_DEFAULT } from '../lib/permission-bits';
import { apply } from '../store/apply';
import { emptyState, type State } from '../store/state';

export const testUser = (userId: string): User => ({
  userId,
  name: `user${userId}`,
  displayName: `User ${userId}`,
  bot: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  avatar: null,
  bio: '',
});

export const aChannel = (channelId: string, serverId = 's1', position = 0): ChannelSummary => ({
  channelId,
  serverId,
  type: 'text',
  name: `channel-${channelId}`,
  topic: null,
  position,
  parentId: null,
  overwrites: [],
  ageRestricted: false,
  slowmodeSeconds: 0,
  archived: false,
  retentionSeconds: 0,
  lastMessageId: null,
});

export const aRole = (roleId: string, position = 1, serverId = 's1'): Role => ({
  roleId,
  serverId,
  name: `Role ${roleId}`,
  permissions: '0',
  color: 0,
  position,
  hoist: false,
  mentionable: false,
  selfAssignable: false,
  icon: null,
  mutes: false,
});

export const aServer = (serverId: string, channels: string[]): Server => ({
  serverId,
  name: `Server ${serverId}`,
  ownerId: '1',
  channels,
  channelList: channels.map((id, position) => aChannel(id, serverId, position)),
  roles: [{ ...aRole(serverId, 0, serverId), permissions: EVERYONE_DEFAULT.toString() }],
  self: { roleIds: [], nickname: null, timedOutUntil: null, pending: false },
  description: '',
  icon: null,
  banner: null,
  accentColor: 0,
  discoverable: false,
  verification: 'none',
  rulesGate: false,
  invitesPausedUntil: null,
  memberCount: 2,
  createdAt: '2026-01-01T00:00:00.000Z',
});

export const aMessage = (messageId: string, senderId = '2', channelId = 'c1'): Message => ({
  messageId,
  channelId,
  serverId: 's1',
  senderId,
  content: `message ${messageId}`,
  timestamp: 1_790_000_000,
  editedAt: null,
  type: 'text',
});

export const aMember = (userId: string, serverId = 's1'): Member => ({
  serverId,
  userId,
  user: testUser(userId),
  joinedAt: '2026-01-01T00:00:00.000Z',
  owner: userId === '1',
  roleIds: [],
  nickname: null,
  timedOutUntil: null,
  pending: false,
  status: 'offline',
  customStatus: null,
  activities: [],
});

/** User 1, who owns server s1 with the channels c1 and c2. */
export const readyState = (): State =>
  apply(emptyState, {
    t: 'READY',
    d: {
      sessionId: 'S',
      user: testUser('1'),
      servers: [aServer('s1', ['c1', 'c2'])],
      cursors: {},
      readMarks: {},
      presence: { status: 'online', customStatus: null },
    },
  });
