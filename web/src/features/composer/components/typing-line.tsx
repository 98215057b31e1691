import { useEffect } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ensureUser } from '../../../store/load-user';
import { typingStore } from '../../../store/typing';
import { useApp, useVanilla } from '../../../store/use-app';
import { typingText } from '../typing-text';
import styles from './typing-line.module.css';

/** Who writes at this moment. Shown, never spoken: it would not stop. */
export function TypingLine({ channelId }: { channelId: Id }) {
  const t = useT();
  const typists = useVanilla(typingStore, (typing) => typing[channelId]);
  const users = useApp((state) => state.users);
  useEffect(() => {
    for (const id of Object.keys(typists ?? {})) void ensureUser(id);
  }, [typists]);
  const names = Object.keys(typists ?? {}).map((id) => users[id]?.displayName ?? t('user.somebody'));
  return (
    <div className={styles.line}>
      {names.length > 0 && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span className={styles.names}>{typingText(t, names)}</span>
        </>
      )}
    </div>
  );
}
