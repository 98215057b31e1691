import { clsx } from 'clsx';
import { hashBucket, initials } from '../lib/text';
import styles from './avatar.module.css';

interface Props {
  /** What the colour comes from: the id, so that it stays when the name changes. */
  id: string;
  name: string;
  size?: number;
  shape?: 'round' | 'square';
  online?: boolean;
}

const COLOURS = 8;

/** Initials on a colour of one's own; a dot tells who is online, filled or hollow so that colour is not all. */
export function Avatar({ id, name, size = 40, shape = 'round', online }: Props) {
  const style = { width: size, height: size, fontSize: size * 0.38 };
  return (
    <span
      className={clsx(styles.avatar, styles[shape], styles[`colour${hashBucket(id, COLOURS)}`])}
      style={style}
      aria-hidden="true"
    >
      {initials(name)}
      {online !== undefined && <span className={clsx(styles.dot, online && styles.online)} />}
    </span>
  );
}
