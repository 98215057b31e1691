import { type FormEvent, type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { useSubmit } from '../../../ui/use-submit';
import { nameFault, passwordFault } from '../model';
import styles from './credentials-form.module.css';

interface Props {
  /** A new account is held to the rules for names and passwords; an existing one just tries. */
  kind: 'new' | 'existing';
  action: string;
  onSubmit(name: string, password: string): Promise<void>;
  /** More fields, before the button. */
  children?: ReactNode;
}

export function CredentialsForm({ kind, action, onSubmit, children }: Props) {
  const t = useT();
  const { busy, error, run } = useSubmit();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const isNew = kind === 'new';
  const faults = { name: isNew ? nameFault(name) : null, password: isNew ? passwordFault(password) : null };

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (!faults.name && !faults.password && name && password) void run(() => onSubmit(name, password));
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('auth.name')}
        hint={isNew ? t('auth.name.hint') : undefined}
        error={checked && faults.name ? t(faults.name) : undefined}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('auth.password')}
        hint={isNew ? t('auth.password.hint') : undefined}
        error={checked && faults.password ? t(faults.password) : undefined}
        name="password"
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {children}
      <ErrorNote error={error} />
      <Button type="submit" look="primary" busy={busy} wide>
        {action}
      </Button>
    </form>
  );
}
