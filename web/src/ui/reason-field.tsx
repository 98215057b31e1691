import { useT } from '../i18n/use-t';
import { TextField } from './text-field';

/** Why; the audit log keeps it. */
export function ReasonField({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const t = useT();
  return (
    <TextField
      label={t('mod.reason')}
      hint={t('mod.reason.hint')}
      value={value}
      maxLength={512}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
