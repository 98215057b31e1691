import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { channelUnread } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { ContextMenu } from '../../../ui/context-menu';
import { isLocked } from '../groups';
import { useChannelEntries } from '../use-channel-entries';
import { ChannelIcon } from './channel-icon';
import styles from './channel-link.module.css';

export function ChannelLink({ channelId, current }: { channelId: Id; current: boolean }) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  const unread = useApp((state) => channelUnread(state, channelId));
  const locked = useApp((state) => isLocked(state, channelId));
  const entries = useChannelEntries(channelId);
  if (!channel) return null;
  const { name, serverId, type } = channel;
  const spoken = locked ? t('channels.locked', { name }) : name;
  return (
    <ContextMenu entries={entries}>
      <Link
        to="/channels/$serverId/$channelId/{-$messageId}"
        params={{ serverId, channelId, messageId: undefined }}
        className={clsx(styles.link, current && styles.current, unread && styles.unread)}
        aria-label={unread ? t('channels.unread', { name: spoken }) : spoken}
        aria-current={current ? 'page' : undefined}
        data-roving={current ? 'current' : ''}
        draggable={false}
      >
        <ChannelIcon type={type} locked={locked} />
        <span className={styles.name}>{name}</span>
        {unread && <span className={styles.dot} />}
      </Link>
    </ContextMenu>
  );
}
