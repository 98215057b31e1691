import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import { Logo } from '../../../ui/logo';
import styles from './auth-card.module.css';

interface Props {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}

/** The page before the app: one card with one thing to do. */
export function AuthCard({ title, lead, children, footer }: Props) {
  const t = useT();
  return (
    <main className={styles.page}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <div className={styles.brand}>
        <Logo size={44} />
        <span className={styles.word}>{t('app.name')}</span>
      </div>
      <section className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </section>
      {footer && <p className={styles.footer}>{footer}</p>}
    </main>
  );
}
