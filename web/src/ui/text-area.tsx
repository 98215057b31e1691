import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './text-area.module.css';

interface Props extends ComponentProps<'textarea'> {
  label: string;
  hint?: ReactNode;
  error?: string;
}

/** As TextField, for more than a line. It grows with what is in it. */
export function TextArea({ label, hint, error, rows = 3, className, ...rest }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        className={clsx(styles.area, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  );
}
