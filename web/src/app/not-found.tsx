import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t';
import styles from './plain-page.module.css';

export function NotFound() {
  const t = useT();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('notFound.title')}</h1>
      <p>{t('notFound.lead')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </main>
  );
}
