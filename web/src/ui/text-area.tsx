import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useT } from '../i18n/use-t';
import { countCharacters } from '../lib/text';
import styles from './text-area.module.css';

interface Props extends ComponentProps<'textarea'> {
  label: string;
  value: string;
  hint?: ReactNode;
  error?: string;
  /** Characters; how many are left is shown. */
  max?: number;
}

/** As TextField, for more than a line. It grows with what is in it. */
export function TextArea({ label, value, hint, error, max, rows = 3, className, ...rest }: Props) {
  const t = useT();
  const id = useId();
  const note = error ?? hint;
  const left = max === undefined ? null : max - countCharacters(value);
  const over = left !== null && left < 0;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        value={value}
        className={clsx(styles.area, className)}
        aria-invalid={error || over ? true : undefined}
        aria-describedby={note || left !== null ? `${id}-note` : undefined}
      />
      {(note || left !== null) && (
        <p id={`${id}-note`} className={styles.under}>
          <span className={error ? styles.error : styles.hint}>{note}</span>
          {left !== null && (
            <span className={clsx(styles.left, over ? styles.error : styles.hint)}>
              {over ? `−${-left}` : left}
              <span className="hidden-visually"> {t('composer.left')}</span>
            </span>
          )}
        </p>
      )}
    </div>
  );
}
