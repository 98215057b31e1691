import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import styles from './button.module.css';

interface Props extends ComponentProps<'button'> {
  look?: 'primary' | 'plain' | 'danger' | 'quiet';
  busy?: boolean;
  wide?: boolean;
}

export function Button({ look = 'plain', busy, wide, className, children, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={clsx(styles.button, styles[look], wide && styles.wide, className)}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
}
