import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface Props {
  title: string;
  lead?: string;
  /** What can be begun here. */
  children?: ReactNode;
}

export function PageHead({ title, lead, children }: Props) {
  return (
    <header className={styles.head}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
