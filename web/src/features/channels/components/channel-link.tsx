import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Hash, Link2, Pencil, Trash2 } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import type { Id } from '../../../lib/ids';
import { channelUnread, ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { ContextMenu } from '../../../ui/context-menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import styles from './channel-link.module.css';

export function ChannelLink({ channelId, current }: { channelId: Id; current: boolean }) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  const unread = useApp((state) => channelUnread(state, channelId));
  const owner = useApp((state) => ownsServer(state, channel?.serverId ?? ''));
  if (!channel) return null;
  const { name, serverId } = channel;
  const to = `/channels/${serverId}/${channelId}`;
  const entries: MenuEntry[] = [
    {
      id: 'link',
      label: t('channels.link'),
      icon: Link2,
      onSelect: () => void copyText(`${location.origin}/app${to}`),
    },
  ];
  if (owner) {
    entries.push(
      {
        id: 'edit',
        label: t('channels.edit'),
        icon: Pencil,
        onSelect: () => openDialog({ kind: 'editChannel', channelId }),
      },
      {
        id: 'delete',
        label: t('channels.delete'),
        icon: Trash2,
        danger: true,
        onSelect: () => openDialog({ kind: 'deleteChannel', channelId }),
      },
    );
  }
  return (
    <ContextMenu entries={entries}>
      <Link
        to={to}
        className={clsx(styles.link, current && styles.current, unread && styles.unread)}
        aria-label={unread ? t('channels.unread', { name }) : name}
        aria-current={current ? 'page' : undefined}
        data-roving={current ? 'current' : ''}
      >
        <Hash size={18} aria-hidden="true" />
        <span className={styles.name}>{name}</span>
        {unread && <span className={styles.dot} />}
      </Link>
    </ContextMenu>
  );
}
