import type { AuditEntry, Ban, ChannelSummary, Member, Message, Role, Server, User } from '../../api/types';

export interface Account {
  user: User;
  password: string;
  readMarks: Map<string, string>;
}

export interface Membership {
  joinedAt: string;
  roleIds: string[];
  nickname: string | null;
  timedOutUntil: string | null;
}

export interface Community {
  serverId: string;
  name: string;
  ownerId: string;
  createdAt: string;
  members: Map<string, Membership>;
  roles: Role[];
  bans: Map<string, Omit<Ban, 'user'>>;
  /** Newest first. */
  audit: AuditEntry[];
}

export interface StoredInvite {
  code: string;
  serverId: string;
  creatorId: string;
  createdAt: string;
  expiresAt: string | null;
  maxUses: number;
  uses: number;
}

export type StoredChannel = ChannelSummary;
export type { Member, Message, Role, Server, User };

/** A refusal, as problem+json says it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code);
  }
}
