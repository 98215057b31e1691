import { MessageSquareOff } from 'lucide-react';
import styles from './composer.module.css';

/** In the composer's place: why one can't write here. */
export function Obstacle({ reason }: { reason: string }) {
  return (
    <div className={styles.composer} data-region="composer">
      <p className={styles.obstacle} role="note">
        <MessageSquareOff size={18} aria-hidden="true" />
        {reason}
      </p>
    </div>
  );
}
