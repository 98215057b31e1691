import { useT } from '../i18n/use-t';
import { Logo } from '../ui/logo';
import styles from './shell-skeleton.module.css';

/** While the first data is on its way: the mark, breathing. */
export function ShellSkeleton() {
  const t = useT();
  return (
    <main className={styles.page}>
      <div role="status" aria-label={t('shell.loading')} className={styles.mark}>
        <Logo size={64} />
      </div>
    </main>
  );
}
