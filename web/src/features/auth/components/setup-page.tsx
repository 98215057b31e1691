import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { setUp } from '../../../api/auth';
import { useT } from '../../../i18n/use-t';
import { TextField } from '../../../ui/text-field';
import { setupToken } from '../model';
import { AuthCard } from './auth-card';
import { CredentialsForm } from './credentials-form';

/** The owner link leads here: three fields, and Parley is theirs. */
export function SetupPage() {
  const t = useT();
  const navigate = useNavigate();
  const [token] = useState(() => setupToken(location.hash));
  const [serverName, setServerName] = useState('');
  if (!token) {
    return (
      <AuthCard title={t('setup.noToken.title')} lead={t('setup.noToken.lead')}>
        <p>{t('setup.noToken.next')}</p>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('setup.title')} lead={t('setup.lead')}>
      <CredentialsForm
        kind="new"
        action={t('setup.action')}
        onSubmit={async (name, password) => {
          await setUp({ setupToken: token, name, password, serverName: serverName.trim() || undefined });
          await navigate({ to: '/', replace: true });
        }}
      >
        <TextField
          label={t('setup.serverName')}
          hint={t('setup.serverName.hint')}
          name="serverName"
          maxLength={100}
          autoComplete="off"
          value={serverName}
          onChange={(event) => setServerName(event.target.value)}
        />
      </CredentialsForm>
    </AuthCard>
  );
}
