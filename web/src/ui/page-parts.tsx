import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import { Button } from './button';
import { ErrorNote } from './error-note';
import styles from './page-parts.module.css';
import type { Loaded } from './use-loaded';

interface PartProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** One matter of a page of settings, with what it is about. */
export function Part({ title, lead, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

export const Parts = ({ children }: { children: ReactNode }) => <div className={styles.page}>{children}</div>;

/** Where a page will be, or why it is not there. */
export function Waiting<T>({ loaded, onRetry }: { loaded: Loaded<T>; onRetry(): void }) {
  const t = useT();
  if (loaded.state === 'loading')
    return (
      <div className={styles.loading} aria-busy="true">
        <span className="hidden-visually">{t('settings.loading')}</span>
        <div className={styles.bone} />
        <div className={styles.bone} />
        <div className={styles.bone} />
      </div>
    );
  if (loaded.state === 'failed')
    return (
      <div className={styles.failed}>
        <ErrorNote error={loaded.error} />
        <Button onClick={onRetry}>{t('common.retry')}</Button>
      </div>
    );
  return null;
}

/** Nothing there yet, and what that means. */
export function Nothing({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h3>{title}</h3>
      <p>{lead}</p>
      {children}
    </div>
  );
}
