import { useT } from '../i18n/use-t';
import { Button } from '../ui/button';
import styles from './plain-page.module.css';

export function CrashPage() {
  const t = useT();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('crash.title')}</h1>
      <p>{t('crash.lead')}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t('common.reload')}
      </Button>
    </main>
  );
}
