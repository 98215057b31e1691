import { textColor } from '../../../lib/color';
import type { Id } from '../../../lib/ids';
import { clock, daysApart, fullDate, shortDate } from '../../../lib/time';
import { roleColor } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import styles from './message-item.module.css';

interface Props {
  serverId?: Id;
  userId: Id;
  name: string;
  time: number;
}

export function MessageHead({ serverId, userId, name, time }: Props) {
  const color = useApp((state) => roleColor(state, serverId ?? '', userId));
  const old = daysApart(time, Date.now()) > 1;
  return (
    <>
      <span className={styles.face}>
        <Avatar id={userId} name={name} />
      </span>
      <p className={styles.line}>
        <span className={styles.name} style={{ color: textColor(color) }}>
          {name}
        </span>
        <time className={styles.time} dateTime={new Date(time).toISOString()} title={fullDate(time)}>
          {old ? `${shortDate(time)}, ${clock(time)}` : clock(time)}
        </time>
      </p>
    </>
  );
}
