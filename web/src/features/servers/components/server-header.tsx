import { useNavigate } from '@tanstack/react-router';
import {
  ChevronDown,
  DoorOpen,
  Flag,
  FolderPlus,
  Hash,
  Settings2,
  SlidersHorizontal,
  UserPlus,
} from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { has, type Permission } from '../../../lib/permission-bits';
import { ownBits } from '../../../store/permissions';
import { ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { useOpenReports } from '../../../store/use-open-reports';
import { Count } from '../../../ui/count';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import styles from './server-header.module.css';

/** The server's name, and behind it what can be done with the server. */
export function ServerHeader({ serverId }: { serverId: Id }) {
  const t = useT();
  const server = useApp((state) => state.servers[serverId]);
  const owner = useApp((state) => ownsServer(state, serverId));
  const bits = useApp((state) => ownBits(state, serverId));
  const navigate = useNavigate();
  const waiting = useOpenReports(serverId);
  const inviter = has(bits, 'create_invite');
  const manager = MANAGING.some((name) => has(bits, name));
  const builder = has(bits, 'manage_channels');
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
  const entries: MenuEntry[] = [];
  if (inviter) entries.push(invite);
  if (manager) {
    entries.push({
      id: 'settings',
      label: t('servers.settings'),
      icon: Settings2,
      onSelect: () =>
        void navigate({ to: '/servers/$serverId/settings/{-$section}/{-$item}', params: { serverId } }),
    });
  }
  if (has(bits, 'moderate_members')) {
    entries.push({
      id: 'reports',
      label: t('servers.reports', { count: waiting }),
      icon: Flag,
      onSelect: () =>
        void navigate({
          to: '/servers/$serverId/settings/{-$section}/{-$item}',
          params: { serverId, section: 'reports' },
        }),
    });
  }
  if (builder) {
    entries.push(entry('channel', t('channels.create'), Hash, 'createChannel'), {
      id: 'category',
      label: t('channels.createCategory'),
      icon: FolderPlus,
      onSelect: () => openDialog({ kind: 'createChannel', serverId, category: true }),
    });
  }
  entries.push({
    id: 'mine',
    label: t('servers.mine'),
    icon: SlidersHorizontal,
    onSelect: () => void navigate({ to: '/servers/$serverId/mine', params: { serverId } }),
  });
  if (!owner) entries.push(entry('leave', t('servers.leave'), DoorOpen, 'leaveServer', true));
  return (
    <header className={styles.header}>
      <Menu entries={entries}>
        <button
          type="button"
          className={styles.button}
          aria-label={[
            t('servers.menu', { name: server.name }),
            waiting > 0 && t('servers.reportsOpen', { count: waiting }),
          ]
            .filter(Boolean)
            .join(', ')}
        >
          <span className={styles.name}>{server.name}</span>
          <Count value={waiting} label={t('servers.reportsOpen', { count: waiting })} />
          <ChevronDown size={18} aria-hidden="true" />
        </button>
      </Menu>
      <p className={styles.count}>{t('members.count', { count: server.memberCount })}</p>
    </header>
  );
}

type Kind = 'invite' | 'createChannel' | 'leaveServer';

/** With any of these there is something in the settings. */
const MANAGING: Permission[] = [
  'manage_server',
  'manage_roles',
  'kick_members',
  'ban_members',
  'moderate_members',
  'manage_nicknames',
  'view_audit_log',
  'create_expressions',
  'manage_expressions',
];
