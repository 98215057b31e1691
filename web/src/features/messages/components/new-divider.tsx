import { useT } from '../../../i18n/use-t';
import styles from './dividers.module.css';

export function NewDivider() {
  const t = useT();
  return (
    <div className={styles.fresh}>
      <span>{t('messages.new')}</span>
    </div>
  );
}
