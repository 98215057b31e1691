import { Link } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import styles from './pending-bar.module.css';

/** In the composer's place while the rules are not accepted: what is missing, and the way there. */
export function PendingBar({ serverId }: { serverId: Id }) {
  const t = useT();
  return (
    <aside className={styles.bar} aria-label={t('pending.label')} data-region="composer">
      <ScrollText size={20} aria-hidden="true" />
      <p className={styles.text} role="note">
        {t('pending.text')}
      </p>
      <Link to="/servers/$serverId/welcome" params={{ serverId }} className={styles.action}>
        {t('pending.action')}
      </Link>
    </aside>
  );
}
