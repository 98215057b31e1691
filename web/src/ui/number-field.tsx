import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import { TextField } from './text-field';

interface Props {
  label: string;
  hint?: ReactNode;
  value: number;
  min: number;
  max: number;
  /** NaN while nothing that is a number stands there. */
  onChange(value: number): void;
}

export const inRange = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

/** A whole number within bounds that are named when it is not. */
export function NumberField({ label, hint, value, min, max, onChange }: Props) {
  const t = useT();
  return (
    <TextField
      label={label}
      hint={hint}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={Number.isNaN(value) ? '' : value}
      error={inRange(value, min, max) ? undefined : t('settings.range', { min, max })}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
