import { Link } from '@tanstack/react-router';
import { Search, Settings } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { connectionStore } from '../../../store/connection';
import { openDialog } from '../../../store/ui';
import { useApp, useVanilla } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { IconButton } from '../../../ui/icon-button';
import { Tooltip } from '../../../ui/tooltip';
import styles from './user-panel.module.css';

export function UserPanel() {
  const t = useT();
  const me = useApp((state) => state.me);
  const online = useVanilla(connectionStore, ({ phase }) => phase === 'live');
  if (!me) return null;
  return (
    <section className={styles.panel} aria-label={t('user.panel')} data-region="user">
      <Avatar id={me.userId} name={me.displayName} size={36} picture={me.avatar} online={online} />
      <div className={styles.names}>
        <p className={styles.name}>{me.displayName}</p>
        <p className={styles.account}>{t(online ? 'status.online' : 'status.offline')}</p>
      </div>
      <IconButton icon={Search} label={t('switcher.open')} onClick={() => openDialog({ kind: 'switcher' })} />
      <Tooltip text={t('settings.title')}>
        <Link to="/settings/{-$section}" className={styles.settings} aria-label={t('settings.title')}>
          <Settings size={20} aria-hidden="true" />
        </Link>
      </Tooltip>
    </section>
  );
}
