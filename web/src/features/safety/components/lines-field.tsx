import { useEffect, useState } from 'react';
import { TextArea } from '../../../ui/text-area';
import { linesOf } from '../rule-draft';
import styles from './screening.module.css';

interface Props {
  label: string;
  hint: string;
  error?: string;
  code?: boolean;
  value: readonly string[];
  onChange(lines: string[]): void;
}

/** A list, one to a line. What is typed stays as typed; what counts is what linesOf makes of it. */
export function LinesField({ label, hint, error, code, value, onChange }: Props) {
  const [text, setText] = useState(value.join('\n'));
  const key = value.join('\n');
  useEffect(() => {
    setText((typed) => (linesOf(typed).join('\n') === key ? typed : key));
  }, [key]);
  return (
    <TextArea
      label={label}
      hint={hint}
      error={error}
      value={text}
      spellCheck={!code}
      autoCapitalize="off"
      className={code ? styles.code : undefined}
      onChange={(event) => {
        setText(event.target.value);
        onChange(linesOf(event.target.value));
      }}
    />
  );
}
