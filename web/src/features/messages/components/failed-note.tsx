import { ApiError } from '../../../api/errors';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import type { OutboxEntry } from '../../../store/outbox';
import { retryMessage } from '../../../store/outbox-runner';
import styles from './failed-note.module.css';

/** Why it was not sent, and the two ways on. */
export function FailedNote({ entry }: { entry: OutboxEntry }) {
  const t = useT();
  const { channelId, nonce, reason, detail, requestId } = entry;
  const failure = new ApiError({ code: reason ?? 'unknown', detail }, requestId ?? null);
  return (
    <p className={styles.note} role="alert">
      {t('message.notSent', { reason: describeError(t, failure).text })}
      <button type="button" className={styles.action} onClick={() => retryMessage(entry)}>
        {t('common.retry')}
      </button>
      <button
        type="button"
        className={styles.action}
        onClick={() => dispatch({ t: 'OUTBOX_DROP', d: { channelId, nonce } })}
      >
        {t('common.delete')}
      </button>
    </p>
  );
}
