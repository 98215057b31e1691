import type { AssetPurpose } from '../../api/community-types';
import type {
  Activity,
  AuditEntry,
  Ban,
  ChannelSummary,
  Invite,
  Member,
  Message,
  PresenceChoice,
  Role,
  Self,
  Server,
  ServerSummary,
  User,
} from '../../api/types';

export interface Account {
  user: User;
  password: string;
  readMarks: Map<string, string>;
  choice: PresenceChoice;
  /** What all sessions together do. */
  activities: Activity[];
}

export interface Membership extends Self {
  joinedAt: string;
}

export interface Community extends Omit<ServerSummary, 'memberCount'> {
  members: Map<string, Membership>;
  roles: Role[];
  bans: Map<string, Omit<Ban, 'user'>>;
  /** Newest first. */
  audit: AuditEntry[];
}

export interface StoredAsset {
  purpose: AssetPurpose;
  contentType: string;
  bytes: Uint8Array;
  width: number;
  height: number;
  animated: boolean;
}

/** An answer that is no JSON. */
export class Bytes {
  constructor(
    readonly contentType: string,
    readonly bytes: Uint8Array,
  ) {}
}

export type StoredInvite = Invite;
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
