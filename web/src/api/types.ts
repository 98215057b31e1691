import type { Id } from '../lib/ids';

export interface User {
  userId: Id;
  name: string;
  displayName: string;
  bot: boolean;
  createdAt: string;
  admin?: boolean;
}

export interface ChannelSummary {
  channelId: Id;
  serverId: Id;
  type: string;
  name: string;
  topic: string | null;
  position: number;
  parentId: Id | null;
  overwrites: Overwrite[];
  ageRestricted: boolean;
  slowmodeSeconds: number;
  lastMessageId: Id | null;
}

export interface Overwrite {
  type: 'role' | 'member';
  targetId: Id;
  /** Sets of bits, as decimal strings. */
  allow: string;
  deny: string;
}

export interface Role {
  roleId: Id;
  serverId: Id;
  name: string;
  permissions: string;
  color: number;
  position: number;
  hoist: boolean;
  mentionable: boolean;
  selfAssignable: boolean;
  icon: string | null;
}

/** One's own membership. */
export interface Self {
  roleIds: Id[];
  nickname: string | null;
  timedOutUntil: string | null;
}

export interface Server {
  serverId: Id;
  name: string;
  ownerId: Id;
  channels: Id[];
  channelList: ChannelSummary[];
  roles: Role[];
  self: Self;
  memberCount: number;
  createdAt: string;
}

export type ServerSummary = Pick<Server, 'serverId' | 'name' | 'ownerId' | 'memberCount' | 'createdAt'>;

export interface Message {
  messageId: Id;
  channelId: Id;
  serverId: Id;
  senderId: Id;
  content: string;
  timestamp: number;
  editedAt: string | null;
  nonce?: string;
}

export type Status = 'online' | 'offline';

export interface Member {
  serverId: Id;
  userId: Id;
  user: User;
  joinedAt: string;
  owner: boolean;
  roleIds: Id[];
  nickname: string | null;
  timedOutUntil: string | null;
  status: Status;
}

export interface Ban {
  serverId: Id;
  userId: Id;
  user: User | null;
  moderatorId: Id;
  reason: string | null;
  createdAt: string;
  expiresAt: string | null;
}

export interface AuditEntry {
  auditId: Id;
  serverId: Id;
  actorId: Id;
  action: string;
  targetId: Id | null;
  detail: string | null;
  reason: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
  createdAt: string;
}

export interface Verdict {
  permission: string;
  allowed: boolean;
  by: string;
  roleId: Id | null;
  channelId: Id | null;
  inherited: boolean;
  reason: string;
}

export interface Invite {
  code: string;
  serverId: Id;
  creatorId: Id;
  createdAt: string;
  expiresAt: string | null;
  maxUses: number;
  uses: number;
}

export interface InvitePreview {
  code: string;
  server: { serverId: Id; name: string; memberCount: number };
  creator: { userId: Id; name: string; displayName: string } | null;
  expiresAt: string | null;
  joined: boolean;
}

export interface LoginSession {
  loginId: Id;
  createdAt: string;
  lastUsedAt: string;
  userAgent: string;
  current: boolean;
  kind: string;
}

export interface LoginAnswer {
  loginId: Id;
  user: User;
}

export interface AuthOptions {
  setupNeeded: boolean;
  signUp: 'open' | 'invite' | 'closed';
  passwordLogin: boolean;
  oidc: { name: string } | null;
  instanceName: string;
}
