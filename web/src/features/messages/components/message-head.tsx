import { type MouseEvent, useRef } from 'react';
import { textColor } from '../../../lib/color';
import type { Id } from '../../../lib/ids';
import { clock, daysApart, fullDate, shortDate } from '../../../lib/time';
import { roleColor } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import styles from './message-item.module.css';

interface Props {
  serverId: Id;
  userId: Id;
  name: string;
  time: number;
}

/** Who wrote it, and when; press the name or the picture for their card. */
export function MessageHead({ serverId, userId, name, time }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const color = useApp((state) => roleColor(state, serverId, userId));
  const picture = useApp((state) => state.users[userId]?.avatar);
  const old = daysApart(time, Date.now()) > 1;
  function open(event: MouseEvent) {
    // The card returns the focus to what had it: to the name, which the keyboard can reach.
    button.current?.focus();
    const at = event.currentTarget.getBoundingClientRect();
    openDialog({ kind: 'profile', serverId, userId, at });
  }
  return (
    <>
      <button type="button" className={styles.face} tabIndex={-1} aria-hidden="true" onClick={open}>
        <Avatar id={userId} name={name} picture={picture} />
      </button>
      <p className={styles.line}>
        <button
          ref={button}
          type="button"
          className={styles.name}
          style={{ color: textColor(color) }}
          aria-haspopup="dialog"
          onClick={open}
        >
          {name}
        </button>
        <time className={styles.time} dateTime={new Date(time).toISOString()} title={fullDate(time)}>
          {old ? `${shortDate(time)}, ${clock(time)}` : clock(time)}
        </time>
      </p>
    </>
  );
}
