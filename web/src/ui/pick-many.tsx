import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import { CheckMenu } from './check-menu';
import styles from './pick-many.module.css';

interface Option {
  id: string;
  text: string;
  icon?: ReactNode;
}

interface Props {
  label: string;
  /** What the button that adds is called. */
  add: string;
  /** How something chosen is called that is no option (any more). */
  gone: string;
  options: Option[];
  value: readonly string[];
  onChange(ids: string[]): void;
}

/** Any number of some things: those that are chosen in sight, the rest in a menu. */
export function PickMany({ label, add, gone, options, value, onChange }: Props) {
  const t = useT();
  const known = new Map(options.map((option) => [option.id, option]));
  const without = (id: string) => value.filter((one) => one !== id);
  return (
    <div className={styles.field}>
      <p className={styles.label}>{label}</p>
      <ul className={styles.chips} aria-label={label}>
        {value.map((id) => {
          const option = known.get(id);
          const text = option?.text ?? gone;
          return (
            <li key={id} className={styles.chip}>
              {option?.icon}
              <span className={styles.text}>{text}</span>
              <button
                type="button"
                className={styles.remove}
                aria-label={t('common.removeOne', { name: text })}
                onClick={() => onChange(without(id))}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          );
        })}
        <li>
          <CheckMenu
            entries={options.map(({ id, text, icon }) => ({
              id,
              text,
              checked: value.includes(id),
              label: (
                <span className={styles.entry}>
                  {icon}
                  {text}
                </span>
              ),
              onToggle: () => onChange(value.includes(id) ? without(id) : [...value, id]),
            }))}
          >
            <button type="button" className={styles.add}>
              <Plus size={14} aria-hidden="true" />
              {add}
            </button>
          </CheckMenu>
        </li>
      </ul>
    </div>
  );
}
