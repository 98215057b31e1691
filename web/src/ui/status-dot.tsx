import { clsx } from 'clsx';
import styles from './status-dot.module.css';

export type Status = 'offline' | 'online' | 'idle' | 'dnd';

interface Props {
  status: Status;
  size?: number;
  /** In the corner of a picture, with a ring around it in the colour beneath. */
  corner?: boolean;
}

/** A disc, a crescent, a disc with a bar, a ring: told apart without their colours. */
export function StatusDot({ status, size = 12, corner }: Props) {
  return (
    <span
      className={clsx(styles.dot, styles[status], corner && styles.corner)}
      style={{ width: size, height: size }}
      aria-hidden="true"
    />
  );
}
