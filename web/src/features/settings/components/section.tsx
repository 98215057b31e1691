import type { ReactNode } from 'react';
import styles from './section.module.css';

interface Props {
  title: string;
  lead?: string;
  wide?: boolean;
  children: ReactNode;
}

export function Section({ title, lead, wide, children }: Props) {
  return (
    <section className={wide ? styles.wide : styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
