import { memo } from 'react';
import type { Id } from '../../../lib/ids';
import { type Row, sameRow } from '../rows';
import { DayDivider } from './day-divider';
import { MessageItem } from './message-item';
import { NewDivider } from './new-divider';
import { PendingItem } from './pending-item';

interface Props {
  row: Row;
  channelId: Id;
  marked: boolean;
}

/** One line of the list with what stands above it. */
export const MessageRow = memo(
  function MessageRow({ row, channelId, marked }: Props) {
    return (
      <>
        {row.day !== null && <DayDivider day={row.day} />}
        {row.fresh && <NewDivider />}
        {row.messageId ? (
          <MessageItem messageId={row.messageId} head={row.head} marked={marked} />
        ) : (
          <PendingItem channelId={channelId} nonce={row.nonce ?? ''} head={row.head} />
        )}
      </>
    );
  },
  (a, b) => sameRow(a.row, b.row) && a.marked === b.marked && a.channelId === b.channelId,
);
