import { X } from 'lucide-react';
import { useT } from '../i18n/use-t';
import { IconButton } from './icon-button';
import styles from './upload-bar.module.css';

interface Props {
  label: string;
  /** 0 to 1. */
  done: number;
  onCancel?(): void;
}

/** How far something is on its way. */
export function UploadBar({ label, done, onCancel }: Props) {
  const t = useT();
  return (
    <div className={styles.row}>
      <progress className={styles.bar} max={1} value={done} aria-label={label} />
      <span className={styles.number}>{Math.round(done * 100)} %</span>
      {onCancel && <IconButton icon={X} label={t('common.cancel')} onClick={onCancel} />}
    </div>
  );
}
