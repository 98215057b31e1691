import { use, useEffect } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ensureUser } from '../../../store/load-user';
import { nameIn } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { MessageServer } from '../message-server';
import styles from './message-mention.module.css';

/** Somebody named in a text: press for their card. */
export function MessageMention({ userId }: { userId: Id }) {
  const t = useT();
  const serverId = use(MessageServer);
  const name = useApp((state) => nameIn(state, serverId, userId));
  const me = useApp((state) => state.me?.userId === userId);
  useEffect(() => {
    if (name === undefined) void ensureUser(userId);
  }, [name, userId]);
  if (name === undefined) return `@${t('user.unknown')}`;
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
