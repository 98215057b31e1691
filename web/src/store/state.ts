import type { ScheduledEvent } from '../api/community-types';
import type { ChannelSummary, Member, Message, Role, Self, ServerSummary, User } from '../api/types';
import type { Id } from '../lib/ids';
import type { OutboxEntry } from './outbox';
import type { Window } from './windows';

export type ServerInfo = ServerSummary;
export type MemberInfo = Pick<
  Member,
  'userId' | 'joinedAt' | 'roleIds' | 'nickname' | 'timedOutUntil' | 'pending'
>;

/** The live entities, normalised. READY, events, REST replies and history pages all come in through `apply`. */
export interface State {
  me: User | null;
  ready: boolean;
  users: Record<Id, User>;
  /** Asked for, and nobody that is known here any more. */
  strangers: Record<Id, true>;
  servers: Record<Id, ServerInfo>;
  serverIds: Id[];
  channels: Record<Id, ChannelSummary>;
  /** By server, as the list shows them: what is in no category first, then each category with what it holds. */
  channelIds: Record<Id, Id[]>;
  /** By server: the highest first, everyone's last. */
  roles: Record<Id, Role[]>;
  /** By server: one's own membership. */
  self: Record<Id, Self>;
  /** By server, then by user: those that somebody asked for, never all. */
  members: Record<Id, Record<Id, MemberInfo>>;
  /** By server, then by event; absent until fetched. */
  events: Record<Id, Record<Id, ScheduledEvent>>;
  messages: Record<Id, Message>;
  windows: Record<Id, Window>;
  /** Channels whose windows are kept, the newest visit first. */
  warm: Id[];
  outbox: Record<Id, OutboxEntry[]>;
  readMarks: Record<Id, Id>;
  /** As the server knows them; one's own messages move only the marks above. */
  serverMarks: Record<Id, Id>;
  /** By server: what is older was there before us, and counts as read. Absent until known. */
  joinMarks: Record<Id, Id>;
}

export const emptyState: State = {
  me: null,
  ready: false,
  users: {},
  strangers: {},
  servers: {},
  serverIds: [],
  channels: {},
  channelIds: {},
  roles: {},
  self: {},
  members: {},
  events: {},
  messages: {},
  windows: {},
  warm: [],
  outbox: {},
  readMarks: {},
  serverMarks: {},
  joinMarks: {},
};
