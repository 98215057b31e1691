import { CheckCheck } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { isAfter } from '../../../lib/ids';
import { clock } from '../../../lib/time';
import { useApp } from '../../../store/use-app';
import { readUpTo } from '../model';
import styles from './new-bar.module.css';

interface Props {
  channelId: Id;
  since: Id;
  onRead(): void;
}

/** How much came in since, and the way to be done with it. */
export function NewBar({ channelId, since, onRead }: Props) {
  const t = useT();
  const count = useApp(
    (state) => state.windows[channelId]?.ids.filter((id) => !isAfter(since, id)).length ?? 0,
  );
  const more = useApp((state) => state.windows[channelId]?.hasNewer ?? false);
  const time = useApp((state) => (state.messages[since]?.timestamp ?? 0) * 1000);
  const newest = useApp((state) => state.channels[channelId]?.lastMessageId);
  return (
    <div className={styles.bar}>
      <span>{t('messages.newSince', { count, more: more ? '+' : '', time: clock(time) })}</span>
      <button
        type="button"
        className={styles.read}
        onClick={() => {
          if (newest) readUpTo(channelId, newest);
          onRead();
        }}
      >
        <CheckCheck size={16} aria-hidden="true" />
        {t('messages.markRead')}
      </button>
    </div>
  );
}
