import { type ReactNode, useId } from 'react';
import styles from './switch.module.css';

interface Props {
  label: ReactNode;
  /** What the switch is called, where the label is more than words. */
  name?: string;
  hint?: ReactNode;
  /** Why it can't be changed; said with the rest. */
  locked?: string | null;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** On or off, with what it means. */
export function Switch({ label, name, hint, locked, checked, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.row} data-locked={locked ? '' : undefined}>
      <div className={styles.words}>
        {name ? (
          <div className={styles.label}>{label}</div>
        ) : (
          <label htmlFor={id} className={styles.label}>
            {label}
          </label>
        )}
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
        {locked && (
          <p id={`${id}-why`} className={styles.why}>
            {locked}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-label={name}
        className={styles.switch}
        checked={checked}
        aria-checked={checked}
        disabled={!!locked}
        aria-describedby={
          [hint && `${id}-hint`, locked && `${id}-why`].filter(Boolean).join(' ') || undefined
        }
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}
