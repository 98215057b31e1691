import type { FormEvent, ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import { Button } from './button';
import styles from './dialog-form.module.css';
import { ErrorNote } from './error-note';
import { useSubmit } from './use-submit';

interface Props {
  action: string;
  danger?: boolean;
  disabled?: boolean;
  onSubmit(): Promise<void>;
  onCancel(): void;
  children?: ReactNode;
}

/** The lower part of a dialog that does one thing: fields, what went wrong, and two buttons. */
export function DialogForm({ action, danger, disabled, onSubmit, onCancel, children }: Props) {
  const t = useT();
  const { busy, error, run } = useSubmit();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!disabled) void run(onSubmit);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
          {action}
        </Button>
      </div>
    </form>
  );
}
