import { TriangleAlert } from 'lucide-react';
import type { ErrorText } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';
import { copyText } from '../lib/copy';
import styles from './error-note.module.css';

/** What went wrong and what to do now, with the request's id to hand on. */
export function ErrorNote({ error }: { error: ErrorText | null }) {
  const t = useT();
  if (!error) return null;
  const { text, requestId } = error;
  return (
    <div role="alert" className={styles.note}>
      <TriangleAlert size={18} aria-hidden="true" />
      <div>
        <p>{text}</p>
        {requestId && (
          <button type="button" className={styles.id} onClick={() => void copyText(requestId)}>
            {t('error.copyId', { id: requestId })}
          </button>
        )}
      </div>
    </div>
  );
}
