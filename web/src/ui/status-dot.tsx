import { clsx } from 'clsx';
import styles from './status-dot.module.css';

export type Status = 'offline' | 'online' | 'idle' | 'dnd';

interface Props {
  status: Status;
  size?: number;
  /** At the edge of a round picture of this width, with a ring around it in the colour beneath. */
  around?: number;
}

/** How far the edge of a circle is from the corner of its square at 45°, of its width. */
const EDGE = (1 - Math.SQRT1_2) / 2;

/** A disc, a crescent, a disc with a bar, a ring: told apart without their colours. */
export function StatusDot({ status, size = 12, around }: Props) {
  const inset = around && Math.round(around * EDGE - size / 2);
  return (
    <span
      className={clsx(styles.dot, styles[status], around && styles.corner)}
      style={{ width: size, height: size, insetBlockEnd: inset, insetInlineEnd: inset }}
      aria-hidden="true"
    />
  );
}
