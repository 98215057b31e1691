import { useId } from 'react';
import styles from './select.module.css';

interface Props {
  label: string;
  /** What the first choice, which is no choice, is called. */
  all: string;
  value: string;
  groups: { label: string; options: { value: string; label: string }[] }[];
  onChange(value: string): void;
}

/** As Select, with its options under headings; empty when nothing is chosen. */
export function GroupSelect({ label, all, value, groups, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{all}</option>
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
