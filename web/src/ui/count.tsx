import styles from './count.module.css';

const SHOWN_MAX = 99;

/** How many wait; nothing for none. */
export function Count({ value, label }: { value: number; label: string }) {
  if (value === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{value > SHOWN_MAX ? `${SHOWN_MAX}+` : value}</span>
      <span className="hidden-visually">{label}</span>
    </span>
  );
}
