import type { ChannelSummary, Member, Message, Server, User } from '../../api/types';

export interface Account {
  user: User;
  password: string;
  readMarks: Map<string, string>;
}

export interface Community {
  serverId: string;
  name: string;
  ownerId: string;
  createdAt: string;
  members: Map<string, string>;
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
export type { Member, Message, Server, User };

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
