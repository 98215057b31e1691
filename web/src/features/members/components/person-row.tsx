import { useT } from '../../../i18n/use-t';
import { textColor } from '../../../lib/color';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { presenceStore, statusOf } from '../../../store/presence';
import { useApp, useVanilla } from '../../../store/use-app';
import type { Person } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { colorOf } from '../model';
import { MemberActions } from './member-actions';
import styles from './members-page.module.css';
import { RoleChips } from './role-chips';

interface Props {
  serverId: Id;
  person: Person;
  /** Null: not to be selected. */
  selected: boolean | null;
  onSelect(selected: boolean): void;
}

/** One member in the settings: who, since when, with which roles, and what can be done. */
export function PersonRow({ serverId, person, selected, onSelect }: Props) {
  const t = useT();
  const { userId, name, account, joinedAt, timedOutUntil } = person;
  const color = useApp((state) => colorOf(state.roles[serverId] ?? [], person.roleIds));
  const owner = useApp((state) => state.servers[serverId]?.ownerId === userId);
  const status = useVanilla(presenceStore, (all) => statusOf(all, userId));
  const until = timedOutUntil ? Date.parse(timedOutUntil) : 0;
  return (
    <div className={styles.row}>
      <input
        type="checkbox"
        className={styles.check}
        checked={selected ?? false}
        disabled={selected === null}
        aria-label={t('mass.select', { name })}
        onChange={(event) => onSelect(event.target.checked)}
      />
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
      <MemberActions serverId={serverId} userId={userId} />
    </div>
  );
}
