import { ArrowDown } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import styles from './jump-pill.module.css';

export function JumpPill({ unseen, onJump }: { unseen: number; onJump(): void }) {
  const t = useT();
  return (
    <button type="button" className={styles.pill} onClick={onJump}>
      <ArrowDown size={16} aria-hidden="true" />
      {unseen > 0 ? t('messages.unseen', { count: unseen }) : t('messages.jump')}
    </button>
  );
}
