import type { Message } from '../../api/types';
import type { Id } from '../../lib/ids';
import { sameDay } from '../../lib/time';
import type { OutboxEntry } from '../../store/outbox';

export const GROUP_MS = 7 * 60_000;

/** One line of the list, in plain values so that a row renders again only when its own change. */
export interface Row {
  /** Stays the same from the optimistic echo to the acknowledged message. */
  key: string;
  messageId: Id | null;
  nonce: string | null;
  /** With name and picture; false where it continues the row above. */
  head: boolean;
  /** The day that begins here, as a time, or null. */
  day: number | null;
  /** The first that was not read yet. */
  fresh: boolean;
}

/** What stands above the very first message. */
export const START: Row = {
  key: 'start',
  messageId: null,
  nonce: null,
  head: false,
  day: null,
  fresh: false,
};

/** Same line, same values: no need to render it again. */
export const sameRow = (a: Row, b: Row): boolean =>
  a.key === b.key &&
  a.messageId === b.messageId &&
  a.head === b.head &&
  a.fresh === b.fresh &&
  a.day === b.day;

interface Given {
  ids: readonly Id[];
  messages: Readonly<Record<Id, Message>>;
  pending: readonly OutboxEntry[];
  me: Id | null;
  firstUnread: Id | null;
}

interface Previous {
  sender: Id | null;
  time: number;
}

/** Acknowledged messages in the order of their ids, then what is on its way in the order it was written. */
export function buildRows({ ids, messages, pending, me, firstUnread }: Given): Row[] {
  const rows: Row[] = [];
  let previous: Previous | null = null;
  const place = (sender: Id | null, time: number, fresh: boolean): Pick<Row, 'head' | 'day' | 'fresh'> => {
    const day = previous && sameDay(previous.time, time) ? null : time;
    const follows = previous?.sender === sender && time - (previous?.time ?? 0) < GROUP_MS;
    previous = { sender, time };
    return { head: !follows || day !== null || fresh, day, fresh };
  };
  for (const messageId of ids) {
    const message = messages[messageId];
    if (!message) continue;
    const nonce = message.senderId === me ? (message.nonce ?? null) : null;
    // What the server tells about somebody is not theirs: it stands alone.
    const sender = message.type === 'screening_alert' ? null : message.senderId;
    const spot = place(sender, message.timestamp * 1000, messageId === firstUnread);
    rows.push({ key: nonce ?? messageId, messageId, nonce, ...spot });
  }
  for (const { nonce, createdAt } of pending) {
    rows.push({ key: nonce, messageId: null, nonce, ...place(me, createdAt, false) });
  }
  return rows;
}
