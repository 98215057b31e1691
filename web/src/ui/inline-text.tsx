import { clsx } from 'clsx';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { describeError } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';
import styles from './inline-text.module.css';

interface Props {
  label: string;
  value: string;
  placeholder?: string;
  /** It is only shown. */
  locked: boolean;
  strong?: boolean;
  /** What is wrong with a text, or null. */
  fault(text: string): string | null;
  onSave(text: string): Promise<void>;
}

/** A text that is changed where it stands: Enter or leaving it saves, Escape takes it back. */
export function InlineText({ label, value, placeholder, locked, strong, fault, onSave }: Props) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const text = edited ?? value;
  const wrong = (edited !== null && fault(edited.trim())) || refused;
  if (locked) return value ? <p className={clsx(styles.shown, strong && styles.strong)}>{value}</p> : null;

  async function save() {
    if (edited === null || busy) return;
    const next = edited.trim();
    if (next === value) return setEdited(null);
    if (fault(next)) return;
    setBusy(true);
    try {
      await onSave(next);
      setEdited(null);
    } catch (error) {
      setRefused(describeError(t, error).text);
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') field.current?.blur();
    else if (event.key === 'Escape' && edited !== null) {
      event.preventDefault();
      setEdited(null);
      setRefused(null);
    }
  }

  return (
    <div className={styles.place}>
      <input
        ref={field}
        className={clsx(styles.input, strong && styles.strong)}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? id : undefined}
        aria-busy={busy || undefined}
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setEdited(event.target.value);
          setRefused(null);
        }}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
      {wrong && (
        <p id={id} role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
    </div>
  );
}
