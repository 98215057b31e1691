import type { ScheduledEvent } from '../api/community-types';
import type { Member, Message, Role, Server, User } from '../api/types';
import type { Id } from '../lib/ids';
import type { GatewayEvent } from '../realtime/frames';
import type { Outbox, OutboxEntry } from './outbox';
import type { PageKind } from './windows';

/** Those that stores of their own take, and the one that is taken without its cursor. */
type Elsewhere =
  | 'SERVER_CREATE'
  | 'TYPING_START'
  | 'PRESENCE_UPDATE'
  | 'PRESENCE_CHOICE'
  | 'MEMBER_LIST'
  | 'MEMBERS_CHUNK'
  | 'EXPRESSION_UPDATE'
  | 'EXPRESSION_DELETE'
  | 'REPORT_UPDATE'
  | 'MASS_ACTION_UPDATE'
  | 'RESUMED';
type Wire = Exclude<GatewayEvent, { t: Elsewhere }>;

/** All that changes the store: the gateway's events, and what this client learns or does by itself. */
export type StoreEvent =
  | Wire
  | { t: 'SERVER_CREATE'; d: { server: Server } }
  | { t: 'JOINED'; d: Pick<Member, 'serverId' | 'joinedAt'> }
  | { t: 'ROLES'; d: { serverId: Id; roles: Role[] } }
  | { t: 'ME'; d: User }
  | { t: 'USER'; d: User }
  | { t: 'STRANGER'; d: { userId: Id } }
  | { t: 'MEMBERS'; d: { serverId: Id; members: Member[] } }
  | { t: 'MEMBER_COUNT'; d: { serverId: Id; memberCount: number } }
  | { t: 'EVENTS'; d: { serverId: Id; events: ScheduledEvent[] } }
  | { t: 'HISTORY'; d: { channelId: Id; kind: PageKind; limit: number; messages: Message[] } }
  | { t: 'CHANNEL_OPENED'; d: { channelId: Id } }
  | { t: 'OUTBOX_RESTORED'; d: Outbox }
  | { t: 'OUTBOX_ADD'; d: OutboxEntry }
  | { t: 'OUTBOX_CHANGE'; d: { channelId: Id; nonce: string; patch: Partial<OutboxEntry> } }
  | { t: 'OUTBOX_DROP'; d: { channelId: Id; nonce: string } };
