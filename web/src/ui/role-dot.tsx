import { hexOf } from '../lib/color';
import styles from './role-dot.module.css';

/** A role's colour as it was chosen; hollow without one. */
export function RoleDot({ color }: { color: number }) {
  return (
    <span
      className={styles.dot}
      aria-hidden="true"
      style={color ? { background: hexOf(color), borderColor: 'transparent' } : undefined}
    />
  );
}
