import { useT } from '../../../i18n/use-t';
import styles from './message-skeleton.module.css';

const WIDTHS = [62, 38, 74, 50, 30, 66, 44, 58];

export function MessageSkeleton() {
  const t = useT();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('messages.loading')}>
      {WIDTHS.map((width) => (
        <div key={width} className={styles.row}>
          <span className={styles.face} />
          <span className={styles.name} />
          <span className={styles.line} style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
