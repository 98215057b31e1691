import { fullDate, relativeDay } from '../../../lib/time';
import styles from './dividers.module.css';

export function DayDivider({ day }: { day: number }) {
  return (
    <div className={styles.day} title={fullDate(day)}>
      <span>{relativeDay(day, Date.now())}</span>
    </div>
  );
}
