import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import type { ListGroup } from '../../../realtime/frames';
import { useApp } from '../../../store/use-app';
import { MemberItem } from './member-item';
import styles from './member-list.module.css';

interface Props {
  serverId: Id;
  /** The first row of a group says which. */
  group: ListGroup | null;
  /** Null: has not come yet. */
  userId: Id | null;
  place: number;
}

export function MemberListRow({ serverId, group, userId, place }: Props) {
  if (group) return <Heading serverId={serverId} group={group} />;
  return userId ? <MemberItem serverId={serverId} userId={userId} /> : <Unknown place={place} />;
}

function Heading({ serverId, group: { id, count } }: { serverId: Id; group: ListGroup }) {
  const t = useT();
  const role = useApp((state) => state.roles[serverId]?.find((one) => one.roleId === id)?.name ?? '');
  const kind = id === 'online' || id === 'offline' ? id : 'role';
  return <h2 className={styles.heading}>{t(`members.${kind}`, { name: role, count })}</h2>;
}

const WIDTHS = [62, 44, 74, 52, 38, 66];

function Unknown({ place }: { place: number }) {
  const t = useT();
  return (
    <div className={styles.unknown}>
      <span className={styles.face} />
      <span className={styles.bar} style={{ width: `${WIDTHS[place % WIDTHS.length]}%` }} />
      <span className="hidden-visually">{t('members.loading')}</span>
    </div>
  );
}
