import { clsx } from 'clsx';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Markdown } from '../../../markdown/markdown';
import { slowModeStore } from '../../../store/slow-mode';
import { useApp, useVanilla } from '../../../store/use-app';
import { useUntil } from '../../../ui/use-until';
import { messageParts } from '../message-parts';
import { FailedNote } from './failed-note';
import { MessageHead } from './message-head';
import styles from './message-item.module.css';

interface Props {
  channelId: Id;
  nonce: string;
  head: boolean;
}

/** One's own message before the server has it. */
export function PendingItem({ channelId, nonce, head }: Props) {
  const t = useT();
  const entry = useApp((state) => state.outbox[channelId]?.find((other) => other.nonce === nonce));
  const me = useApp((state) => state.me);
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const slow = useUntil(useVanilla(slowModeStore, (waits) => waits[channelId] ?? 0));
  if (!entry || !me) return null;
  const failed = entry.state === 'failed';
  const waiting = slow && entry.state === 'queued';
  return (
    <article
      className={clsx(styles.item, styles.pending, head && styles.head, failed && styles.failed)}
      aria-label={t(failed ? 'message.failedLabel' : 'message.pendingLabel', { text: entry.content })}
      data-roving=""
    >
      {head && (
        <MessageHead serverId={serverId} userId={me.userId} name={me.displayName} time={entry.createdAt} />
      )}
      <div className={styles.text}>
        <Markdown text={entry.content} parts={messageParts} />
        {failed && <FailedNote entry={entry} />}
        {waiting && <p className={styles.waiting}>{t('message.waiting')}</p>}
      </div>
    </article>
  );
}
