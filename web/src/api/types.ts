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
  lastMessageId: Id | null;
}

export interface Server {
  serverId: Id;
  name: string;
  ownerId: Id;
  channels: Id[];
  channelList: ChannelSummary[];
  memberCount: number;
  createdAt: string;
}

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
  status: Status;
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
