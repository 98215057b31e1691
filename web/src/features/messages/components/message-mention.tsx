import { use } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { MessageServer } from '../message-server';
import styles from './message-mention.module.css';

/** Somebody named in a text: press for their card. */
export function MessageMention({ userId }: { userId: Id }) {
  const t = useT();
  const serverId = use(MessageServer);
  const name = useMemberName(serverId, userId);
  const stranger = useApp((state) => !!state.strangers[userId]);
  const me = useApp((state) => state.me?.userId === userId);
  if (name === undefined) return `@${stranger ? t('user.unknown') : '…'}`;
  return (
    <button
      type="button"
      className={styles.mention}
      data-me={me || undefined}
      aria-haspopup="dialog"
      onClick={(event) =>
        openDialog({ kind: 'profile', serverId, userId, at: event.currentTarget.getBoundingClientRect() })
      }
    >
      @{name}
    </button>
  );
}
