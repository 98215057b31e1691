import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t';
import styles from './markdown.module.css';

/** Hidden until asked for, by eye and by ear. */
export function Spoiler({ children }: { children: ReactNode }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  if (shown) return <span className={styles.revealed}>{children}</span>;
  return (
    <button
      type="button"
      className={styles.spoiler}
      aria-label={t('message.spoiler')}
      onClick={() => setShown(true)}
    >
      <span aria-hidden="true" inert>
        {children}
      </span>
    </button>
  );
}
