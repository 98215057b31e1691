import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Logo } from './logo';

interface Props {
  title: string;
  lead: string;
  /** The one thing to do next. */
  children?: ReactNode;
}

export function EmptyState({ title, lead, children }: Props) {
  return (
    <main className={styles.state} data-region="page">
      <Logo size={56} />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <div className={styles.actions}>{children}</div>
    </main>
  );
}
