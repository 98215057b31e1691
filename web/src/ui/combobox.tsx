import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './combobox.module.css';

export interface ComboOption {
  id: string;
  label: string;
  /** Further words beside the name. */
  detail?: string;
  mark?: ReactNode;
}

interface Props {
  label: string;
  hint?: ReactNode;
  /** What was chosen, in words. */
  value: string;
  placeholder?: string;
  options: ComboOption[];
  /** What is typed, so that the options may be others. */
  onQuery(query: string): void;
  onPick(id: string): void;
  /** In place of options: that they are looked for, that there are none, or what went wrong. */
  note?: string | null;
}

/** One of many, found by typing. Arrow keys move, Enter takes, Escape gives up. */
export function Combobox({ label, hint, value, placeholder, options, onQuery, onPick, note }: Props) {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = query !== null;
  const active = options.find((option) => option.id === chosen) ?? options[0];
  const type = (text: string | null) => {
    setQuery(text);
    setChosen(null);
    onQuery(text ?? '');
  };
  const pick = (option: ComboOption | undefined) => {
    if (!option) return;
    type(null);
    onPick(option.id);
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (!open && event.key === 'ArrowDown') type('');
    else if (!open) return;
    else if (event.key === 'Enter') pick(active);
    else if (event.key === 'Escape') type(null);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const at = options.findIndex((option) => option.id === active?.id);
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      setChosen(options[(next + options.length) % options.length]?.id ?? null);
    } else return;
    event.preventDefault();
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && active ? `${id}-${active.id}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        placeholder={placeholder}
        value={query ?? value}
        onFocus={() => type('')}
        onClick={() => !open && type('')}
        onBlur={() => type(null)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.anchor}>
        <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!open} className={styles.list}>
          {open &&
            options.map((option) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the input holds the focus.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys.
              <div
                key={option.id}
                id={`${id}-${option.id}`}
                role="option"
                aria-selected={option.id === active?.id}
                className={styles.option}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setChosen(option.id)}
                onClick={() => pick(option)}
              >
                {option.mark}
                <span className={styles.name}>{option.label}</span>
                {option.detail && <span className={styles.detail}>{option.detail}</span>}
              </div>
            ))}
        </div>
        {open && note && (
          <p role="status" className={styles.note}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
