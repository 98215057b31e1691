import { ChevronDown, DoorOpen, Hash, Pencil, Trash2, UserPlus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import styles from './server-header.module.css';

/** The server's name, and behind it what can be done with the server. */
export function ServerHeader({ serverId }: { serverId: Id }) {
  const t = useT();
  const server = useApp((state) => state.servers[serverId]);
  const owner = useApp((state) => ownsServer(state, serverId));
  if (!server) return null;
  const entry = (
    id: string,
    label: string,
    icon: MenuEntry['icon'],
    kind: Kind,
    danger = false,
  ): MenuEntry => ({
    id,
    label,
    icon,
    danger,
    onSelect: () => openDialog({ kind, serverId }),
  });
  const invite = entry('invite', t('invites.make'), UserPlus, 'invite');
  const entries = owner
    ? [
        invite,
        entry('channel', t('channels.create'), Hash, 'createChannel'),
        entry('rename', t('servers.rename'), Pencil, 'renameServer'),
        entry('delete', t('servers.delete'), Trash2, 'deleteServer', true),
      ]
    : [invite, entry('leave', t('servers.leave'), DoorOpen, 'leaveServer', true)];
  return (
    <header className={styles.header}>
      <Menu entries={entries}>
        <button type="button" className={styles.button} aria-label={t('servers.menu', { name: server.name })}>
          <span className={styles.name}>{server.name}</span>
          <ChevronDown size={18} aria-hidden="true" />
        </button>
      </Menu>
      <p className={styles.count}>{t('members.count', { count: server.memberCount })}</p>
    </header>
  );
}

type Kind = 'invite' | 'createChannel' | 'renameServer' | 'deleteServer' | 'leaveServer';
