import { Link } from '@tanstack/react-router';
import { Search, Settings } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { IconButton } from '../../../ui/icon-button';
import { Tooltip } from '../../../ui/tooltip';
import { useOwnPresence } from '../use-own-presence';
import { StatusMenu } from './status-menu';
import styles from './user-panel.module.css';

export function UserPanel() {
  const t = useT();
  const me = useApp((state) => state.me);
  const { status, called, text } = useOwnPresence();
  if (!me) return null;
  const words = t(`status.${called}`);
  return (
    <section className={styles.panel} aria-label={t('user.panel')} data-region="user">
      <StatusMenu>
        <button
          type="button"
          className={styles.self}
          aria-label={t('status.change', {
            name: me.displayName,
            status: text ? `${words}, ${text}` : words,
          })}
        >
          <Avatar id={me.userId} name={me.displayName} size={36} status={status} picture={me.avatar} />
          <span className={styles.names}>
            <span className={styles.name}>{me.displayName}</span>
            <span className={styles.account}>{text ?? words}</span>
          </span>
        </button>
      </StatusMenu>
      <IconButton icon={Search} label={t('switcher.open')} onClick={() => openDialog({ kind: 'switcher' })} />
      <Tooltip text={t('settings.title')}>
        <Link to="/settings/{-$section}" className={styles.settings} aria-label={t('settings.title')}>
          <Settings size={20} aria-hidden="true" />
        </Link>
      </Tooltip>
    </section>
  );
}
