import type { ReactNode } from 'react';
import styles from './section.module.css';

interface Props {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function Section({ title, lead, children }: Props) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
