import type { Id } from '../../../lib/ids';
import { clock, daysApart, fullDate, shortDate } from '../../../lib/time';
import { Avatar } from '../../../ui/avatar';
import styles from './message-item.module.css';

interface Props {
  userId: Id;
  name: string;
  time: number;
}

export function MessageHead({ userId, name, time }: Props) {
  const old = daysApart(time, Date.now()) > 1;
  return (
    <>
      <span className={styles.face}>
        <Avatar id={userId} name={name} />
      </span>
      <p className={styles.line}>
        <span className={styles.name}>{name}</span>
        <time className={styles.time} dateTime={new Date(time).toISOString()} title={fullDate(time)}>
          {old ? `${shortDate(time)}, ${clock(time)}` : clock(time)}
        </time>
      </p>
    </>
  );
}
