import { clsx } from 'clsx';
import { AtSign, UserRoundX } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import type { Id } from '../../../lib/ids';
import { ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Menu } from '../../../ui/menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import styles from './member-item.module.css';

interface Props {
  serverId: Id;
  userId: Id;
  online: boolean;
}

export function MemberItem({ serverId, userId, online }: Props) {
  const t = useT();
  const user = useApp((state) => state.users[userId]);
  const ownerId = useApp((state) => state.servers[serverId]?.ownerId);
  const removable = useApp((state) => ownsServer(state, serverId) && userId !== state.me?.userId);
  if (!user) return null;
  const entries: MenuEntry[] = [
    { id: 'name', label: t('members.copyName'), icon: AtSign, onSelect: () => void copyText(user.name) },
  ];
  if (removable) {
    entries.push({
      id: 'remove',
      label: t('members.remove'),
      icon: UserRoundX,
      danger: true,
      onSelect: () => openDialog({ kind: 'removeMember', serverId, userId }),
    });
  }
  const owner = userId === ownerId;
  const status = t(online ? 'status.online' : 'status.offline');
  const label = t(owner ? 'members.itemOwner' : 'members.item', { name: user.displayName, status });
  return (
    <Menu entries={entries} align="end">
      <button
        type="button"
        className={clsx(styles.member, !online && styles.offline)}
        aria-label={label}
        data-roving=""
      >
        <Avatar id={userId} name={user.displayName} size={34} online={online} />
        <span className={styles.names}>
          <span className={styles.name}>{user.displayName}</span>
          {owner && <span className={styles.owner}>{t('members.owner')}</span>}
        </span>
      </button>
    </Menu>
  );
}
