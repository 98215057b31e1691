import { Eye } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { viewAs } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import styles from './channel-list.module.css';

/** One looks with somebody else's eyes: says whose, and the way back. */
export function ViewAsBanner({ serverId, roleId }: { serverId: Id; roleId: Id }) {
  const t = useT();
  const name = useApp((state) => state.roles[serverId]?.find((role) => role.roleId === roleId)?.name ?? '');
  return (
    <div className={styles.banner} role="status">
      <p>
        <Eye size={16} aria-hidden="true" /> {t('viewAs.banner', { name })}
      </p>
      <Button onClick={() => viewAs(null)}>{t('viewAs.leave')}</Button>
    </div>
  );
}
