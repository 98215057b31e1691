import { type FormEvent, useState } from 'react';
import { updateMe } from '../../../api/users';
import { useT } from '../../../i18n/use-t';
import { countCharacters } from '../../../lib/text';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import { Section } from './section';
import styles from './section.module.css';

const MAX = 32;

export function ProfileSection() {
  const t = useT();
  const me = useApp((state) => state.me);
  const [name, setName] = useState(me?.displayName ?? '');
  const { busy, error, run } = useSubmit();
  if (!me) return null;
  const trimmed = name.trim();
  const valid = trimmed.length > 0 && countCharacters(trimmed) <= MAX;
  function save(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      dispatch({ t: 'ME', d: await updateMe({ displayName: trimmed }) });
      toast(t('settings.saved'));
    });
  }
  return (
    <Section title={t('settings.profile')} lead={t('profile.lead')}>
      <div className={styles.who}>
        <Avatar id={me.userId} name={trimmed || me.name} size={64} />
        <div>
          <p className={styles.display}>{trimmed || me.name}</p>
          <p className={styles.account}>{t('profile.account', { name: me.name })}</p>
        </div>
      </div>
      <form className={styles.form} onSubmit={save}>
        <TextField
          label={t('profile.displayName')}
          hint={t('profile.displayName.hint')}
          error={valid ? undefined : t('profile.displayName.fault')}
          value={name}
          autoComplete="nickname"
          onChange={(event) => setName(event.target.value)}
        />
        <ErrorNote error={error} />
        <Button type="submit" look="primary" busy={busy} disabled={!valid || trimmed === me.displayName}>
          {t('common.save')}
        </Button>
      </form>
    </Section>
  );
}
