import type { ScheduledEvent } from '../api/community-types';
import type {
  ChannelSummary,
  Member,
  Message,
  Presence,
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
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
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
