import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { serverUnread } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Tooltip } from '../../../ui/tooltip';
import { serverTarget } from '../model';
import styles from './server-icon.module.css';

export function ServerIcon({ serverId, current }: { serverId: Id; current: boolean }) {
  const t = useT();
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const picture = useApp((state) => state.servers[serverId]?.icon);
  const unread = useApp((state) => !current && serverUnread(state, serverId));
  const to = useApp((state) => serverTarget(state, serverId));
  return (
    <Tooltip text={name} side="right">
      <Link
        to={to}
        className={clsx(styles.icon, current && styles.current, unread && styles.unread)}
        aria-label={unread ? t('servers.unread', { name }) : name}
        aria-current={current ? 'page' : undefined}
        data-roving={current ? 'current' : ''}
        data-server={serverId}
      >
        <Avatar id={serverId} name={name} size={48} shape="square" picture={picture} />
      </Link>
    </Tooltip>
  );
}
