import { useBlocker } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../i18n/use-t';
import { announce } from './announcer';
import { Button } from './button';
import { ErrorNote } from './error-note';
import styles from './unsaved-bar.module.css';
import { useSubmit } from './use-submit';

interface Props {
  dirty: boolean;
  /** Why it can't be saved as it is. */
  invalid?: string | null;
  onReset(): void;
  onSave(): Promise<void>;
}

/** Comes up when something differs from what is saved, and will not let one go without a decision. */
export function UnsavedBar({ dirty, invalid, onReset, onSave }: Props) {
  const t = useT();
  const { busy, error, run } = useSubmit();
  const [shaken, setShaken] = useState(0);
  const stay = useCallback(() => {
    setShaken((n) => n + 1);
    announce(t('unsaved.stay'), true);
    return true;
  }, [t]);
  useBlocker({ shouldBlockFn: stay, disabled: !dirty, enableBeforeUnload: dirty });
  useEffect(() => {
    if (!dirty) setShaken(0);
  }, [dirty]);
  if (!dirty) return null;
  return (
    <section className={styles.place} aria-label={t('unsaved.label')}>
      <div key={shaken} className={styles.bar} data-shaken={shaken > 0 || undefined}>
        <ErrorNote error={error} />
        <p className={styles.text}>{invalid ?? t('unsaved.text')}</p>
        <div className={styles.actions}>
          <Button look="quiet" onClick={onReset}>
            {t('unsaved.reset')}
          </Button>
          <Button look="primary" busy={busy} disabled={!!invalid} onClick={() => void run(onSave)}>
            {t('unsaved.save')}
          </Button>
        </div>
      </div>
    </section>
  );
}
