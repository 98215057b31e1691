import type { Expression, ScheduledEvent } from '../api/community-types';
import type { MassAction } from '../api/mass-actions';
import type { Report } from '../api/reports';
import type {
  ChannelSummary,
  Member,
  Message,
  Presence,
  PresenceChoice,
  Role,
  Server,
  ServerSummary,
  User,
} from '../api/types';
import type { Id } from '../lib/ids';

export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
  memberRanges: 14,
} as const;

/** A place in a stream: what `[epoch, seq]` of it we have seen. */
export type Cursor = [epoch: number, seq: number];
export type Cursors = Readonly<Record<string, Cursor>>;

export interface Frame {
  t: string | null;
  s: [stream: string, epoch: number, seq: number] | null;
  op: number;
  d: unknown;
}

export interface Ready {
  sessionId: string;
  user: User;
  servers: Server[];
  cursors: Record<string, Cursor>;
  readMarks: Record<Id, Id>;
  presence: PresenceChoice;
}

/** What the first row of a group says. `id` is a hoisted role's, `online` or `offline`. */
export interface ListGroup {
  id: string;
  count: number;
}
export type ListItem = { group: ListGroup } | { member: Member };
/** Applied one after the other to the list as a whole: below an insert or delete every row moves by one. */
export type ListOp =
  | { op: 'sync'; range: [first: number, last: number]; items: ListItem[] }
  | { op: 'insert' | 'update'; index: number; item: ListItem }
  | { op: 'delete'; index: number };

export interface MemberListUpdate {
  serverId: Id;
  channelId: Id;
  memberCount: number;
  onlineCount: number;
  groups: ListGroup[];
  ops: ListOp[];
}

export interface MembersChunk {
  serverId: Id;
  members: Member[];
  notFound: Id[];
  nonce: string | null;
}

/** The dispatches, by name. */
export type GatewayEvent =
  | { t: 'READY'; d: Ready }
  | { t: 'RESUMED'; d: { sessionId: string } }
  | { t: 'SERVER_CREATE'; d: { server: Server; cursor: [string, number, number] } }
  | { t: 'SERVER_DELETE'; d: { serverId: Id } }
  | { t: 'SERVER_UPDATE'; d: ServerSummary }
  | { t: 'ROLE_CREATE' | 'ROLE_UPDATE'; d: Role }
  | { t: 'ROLE_DELETE'; d: { serverId: Id; roleId: Id } }
  | { t: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE'; d: ChannelSummary }
  | { t: 'CHANNEL_DELETE'; d: { serverId: Id; channelId: Id } }
  | { t: 'MEMBER_JOIN' | 'MEMBER_UPDATE'; d: Member }
  | { t: 'MEMBER_LEAVE'; d: { serverId: Id; userId: Id } }
  | { t: 'USER_UPDATE'; d: User }
  | { t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'; d: Message }
  | { t: 'MESSAGE_DELETE'; d: { serverId: Id; channelId: Id; messageId: Id } }
  | { t: 'PRESENCE_CHOICE'; d: PresenceChoice }
  | { t: 'MEMBER_LIST'; d: MemberListUpdate }
  | { t: 'MEMBERS_CHUNK'; d: MembersChunk }
  | { t: 'EXPRESSION_UPDATE'; d: Expression }
  | { t: 'EXPRESSION_DELETE'; d: { serverId: Id; expressionId: Id } }
  | { t: 'MESSAGE_DELETE_BULK'; d: { serverId: Id; channelId: Id; messageIds: Id[] } }
  | { t: 'REPORT_UPDATE'; d: Report }
  | { t: 'MASS_ACTION_UPDATE'; d: MassAction }
  | { t: 'SCHEDULED_EVENT_UPDATE'; d: ScheduledEvent }
  | { t: 'SCHEDULED_EVENT_DELETE'; d: { serverId: Id; eventId: Id } }
  | { t: 'READ_UPDATE'; d: { channelId: Id; messageId: Id } }
  | { t: 'TYPING_START'; d: { serverId: Id; channelId: Id; userId: Id } }
  | { t: 'PRESENCE_UPDATE'; d: { serverId: Id; presences: ({ userId: Id } & Presence)[] } };

/** A frame from the wire, or null when it is not one. */
export function decodeFrame(text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('op' in value) || typeof value.op !== 'number')
    return null;
  const { t, s, op, d } = value as Partial<Frame> & { op: number };
  return { t: t ?? null, s: s ?? null, op, d: d ?? null };
}
