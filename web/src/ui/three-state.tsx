import { Check, Slash, X } from 'lucide-react';
import { useId } from 'react';
import styles from './three-state.module.css';

type State = 'deny' | 'inherit' | 'allow';
const ICONS = { deny: X, inherit: Slash, allow: Check };
const STATES: State[] = ['deny', 'inherit', 'allow'];

interface Props {
  label: string;
  names: Record<State, string>;
  value: State;
  disabled?: boolean;
  onChange(value: State): void;
}

/** No, as elsewhere, or yes. */
export function ThreeState({ label, names, value, disabled, onChange }: Props) {
  const group = useId();
  return (
    <fieldset className={styles.states} disabled={disabled} aria-label={label}>
      {STATES.map((state) => {
        const Icon = ICONS[state];
        return (
          <label key={state} className={styles.state} data-state={state} title={names[state]}>
            <input
              type="radio"
              name={group}
              className="hidden-visually"
              aria-label={names[state]}
              checked={value === state}
              onChange={() => onChange(state)}
            />
            <Icon size={16} aria-hidden="true" />
          </label>
        );
      })}
    </fieldset>
  );
}
