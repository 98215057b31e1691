import { type ReactNode, useEffect } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ensureMember } from '../../../store/people';
import { nameIn } from '../../../store/selectors';
import { typingStore } from '../../../store/typing';
import { useApp, useVanilla } from '../../../store/use-app';
import { typingText } from '../typing-text';
import styles from './typing-line.module.css';

interface Props {
  channelId: Id;
  /** What stands at the other end of the line. */
  children?: ReactNode;
}

/** Who writes at this moment. Shown, never spoken: it would not stop. */
export function TypingLine({ channelId, children }: Props) {
  const t = useT();
  const typists = useVanilla(typingStore, (typing) => typing[channelId]);
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const ids = Object.keys(typists ?? {});
  useEffect(() => {
    for (const id of Object.keys(typists ?? {})) ensureMember(serverId, id);
  }, [serverId, typists]);
  const called = useApp((state) => ids.map((id) => nameIn(state, serverId, id) ?? '').join('\n'));
  const names = ids.length > 0 ? called.split('\n').map((name) => name || t('user.somebody')) : [];
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
      {children}
    </div>
  );
}
