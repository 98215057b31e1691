import { type ComponentProps, useId } from 'react';
import { useT } from '../i18n/use-t';
import { countCharacters } from '../lib/text';
import styles from './text-field.module.css';

interface Props extends ComponentProps<'textarea'> {
  label: string;
  value: string;
  /** Characters; how many are left is shown. */
  max: number;
  hint?: string;
}

/** A few lines of text with an end. */
export function TextArea({ label, value, max, hint, ...rest }: Props) {
  const t = useT();
  const id = useId();
  const left = max - countCharacters(value);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        rows={3}
        className={styles.area}
        value={value}
        aria-invalid={left < 0 || undefined}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} className={styles.under}>
        <span className={styles.hint}>{hint}</span>
        <span className={left < 0 ? styles.error : styles.hint}>
          {left}
          <span className="hidden-visually"> {t('composer.left')}</span>
        </span>
      </p>
    </div>
  );
}
