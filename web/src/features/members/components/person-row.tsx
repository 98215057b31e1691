import { EllipsisVertical } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { textColor } from '../../../lib/color';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { presenceStore, statusOf } from '../../../store/presence';
import { openDialog } from '../../../store/ui';
import { useApp, useVanilla } from '../../../store/use-app';
import type { Person } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';
import { useMemberEntries } from '../actions';
import { colorOf } from '../model';
import styles from './members-page.module.css';
import { RoleChips } from './role-chips';

/** One member in the settings: who, since when, with which roles, and what can be done. */
export function PersonRow({ serverId, person }: { serverId: Id; person: Person }) {
  const t = useT();
  const { userId, name, account, joinedAt, timedOutUntil } = person;
  const profile = () => openDialog({ kind: 'profile', serverId, userId });
  const entries = useMemberEntries(serverId, userId, profile);
  const color = useApp((state) => colorOf(state.roles[serverId] ?? [], person.roleIds));
  const owner = useApp((state) => state.servers[serverId]?.ownerId === userId);
  const status = useVanilla(presenceStore, (all) => statusOf(all, userId));
  const until = timedOutUntil ? Date.parse(timedOutUntil) : 0;
  return (
    <div className={styles.row}>
      <Avatar id={userId} name={name} size={40} status={status} picture={person.avatar} />
      <div className={styles.who}>
        <p className={styles.name} style={{ color: textColor(color) }}>
          {name}
        </p>
        <p className={styles.more}>
          {account} ·{' '}
          {owner ? t('people.owner') : t('people.joined', { date: shortDate(Date.parse(joinedAt)) })}
        </p>
        {until > Date.now() && (
          <p className={styles.out}>
            {t('people.timedOut', { time: `${shortDate(until)}, ${clock(until)}` })}
          </p>
        )}
      </div>
      <div className={styles.roles}>
        <RoleChips serverId={serverId} userId={userId} name={name} />
      </div>
      <Menu entries={entries} align="end">
        <IconButton icon={EllipsisVertical} label={t('people.actions', { name })} />
      </Menu>
    </div>
  );
}
