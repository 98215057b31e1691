import { type FormEvent, useState } from 'react';
import { ApiError, isApiError } from '../../../api/errors';
import { changePassword } from '../../../api/users';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import { Section } from './section';
import styles from './section.module.css';

const MIN_BYTES = 8;

/** Here it can only be the password. */
function asWrongPassword(error: unknown): never {
  const wrong = isApiError(error) && error.code === 'invalid_credentials';
  throw wrong ? new ApiError({ ...error.problem, code: 'wrong_password' }, error.requestId) : error;
}

export function PasswordSection() {
  const t = useT();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const { busy, error, run } = useSubmit();
  const long = new TextEncoder().encode(newPassword).length >= MIN_BYTES;
  function save(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      await changePassword({ currentPassword, newPassword }).catch(asWrongPassword);
      setCurrent('');
      setNew('');
      toast(t('password.changed'));
    });
  }
  return (
    <Section title={t('settings.password')} lead={t('password.lead')}>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={t('password.new')}
          hint={t('auth.password.hint')}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onChange={(event) => setNew(event.target.value)}
        />
        <ErrorNote error={error} />
        <Button type="submit" look="primary" busy={busy} disabled={!currentPassword || !long}>
          {t('password.change')}
        </Button>
      </form>
    </Section>
  );
}
