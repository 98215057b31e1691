import { clsx } from 'clsx';
import { hashBucket, initials } from '../lib/text';
import styles from './avatar.module.css';
import { type Status, StatusDot } from './status-dot';

interface Props {
  /** What the colour comes from: the id, so that it stays when the name changes. */
  id: string;
  name: string;
  size?: number;
  shape?: 'round' | 'square';
  status?: Status;
}

const COLOURS = 8;

/** Initials on a colour of one's own; a dot in the corner tells how they are. */
export function Avatar({ id, name, size = 40, shape = 'round', status }: Props) {
  const style = { width: size, height: size, fontSize: size * 0.38 };
  return (
    <span
      className={clsx(styles.avatar, styles[shape], styles[`colour${hashBucket(id, COLOURS)}`])}
      style={style}
      aria-hidden="true"
    >
      {initials(name)}
      {status && <StatusDot status={status} size={Math.max(15, Math.round(size * 0.28))} corner />}
    </span>
  );
}
