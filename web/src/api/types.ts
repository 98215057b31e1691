import type { Id } from '../lib/ids';

export interface User {
  userId: Id;
  name: string;
  displayName: string;
  bot: boolean;
  createdAt: string;
  /** The name of an asset, as every picture is. */
  avatar: string | null;
  bio: string;
  /** Of oneself only. */
  admin?: boolean;
  ageConfirmed?: boolean;
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
  archived: boolean;
  /** 0: messages stay for good. */
  retentionSeconds: number;
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
  /** Who has it is not heard. */
  mutes: boolean;
}

/** One's own membership. */
export interface Self {
  roleIds: Id[];
  nickname: string | null;
  timedOutUntil: string | null;
  /** Has not accepted the rules. */
  pending: boolean;
}

export type Verification = 'none' | 'low' | 'medium' | 'high' | 'highest';

export interface Server {
  serverId: Id;
  name: string;
  ownerId: Id;
  channels: Id[];
  channelList: ChannelSummary[];
  roles: Role[];
  self: Self;
  description: string;
  icon: string | null;
  banner: string | null;
  accentColor: number;
  discoverable: boolean;
  verification: Verification;
  rulesGate: boolean;
  invitesPausedUntil: string | null;
  memberCount: number;
  createdAt: string;
}

/** A server as it is for every member. */
export type ServerSummary = Omit<Server, 'channels' | 'channelList' | 'roles' | 'self'>;

export type MessageType = 'text' | 'member_joined' | 'screening_alert';

export interface Message {
  messageId: Id;
  channelId: Id;
  serverId: Id;
  senderId: Id;
  content: string;
  timestamp: number;
  editedAt: string | null;
  type: MessageType;
  nonce?: string;
}

export type Status = 'offline' | 'online' | 'idle' | 'dnd';
export type ChosenStatus = 'online' | 'idle' | 'dnd' | 'invisible';

export interface CustomStatus {
  text: string;
  emoji: string | null;
  expiresAt: string | null;
}

export interface Activity {
  type: 'playing' | 'streaming' | 'listening' | 'watching' | 'competing';
  name: string;
  details: string | null;
  state: string | null;
  url: string | null;
  startedAt: string | null;
}

/** As others see somebody. */
export interface Presence {
  status: Status;
  customStatus: CustomStatus | null;
  activities: Activity[];
}

/** What one chose for oneself, on every device. */
export interface PresenceChoice {
  status: ChosenStatus;
  customStatus: CustomStatus | null;
}

export interface Member extends Self, Presence {
  serverId: Id;
  userId: Id;
  user: User;
  joinedAt: string;
  owner: boolean;
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
  /** Who came by it leaves with their last session, unless a role keeps them. */
  temporary: boolean;
  vanity: boolean;
  roleIds: Id[];
}

export interface InvitePreview {
  code: string;
  server: Pick<
    Server,
    'serverId' | 'name' | 'description' | 'icon' | 'banner' | 'accentColor' | 'memberCount'
  >;
  creator: { userId: Id; name: string; displayName: string } | null;
  expiresAt: string | null;
  joined: boolean;
  /** Nobody joins at the moment. */
  paused: boolean;
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
