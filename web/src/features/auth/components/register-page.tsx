import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { authOptions, register } from '../../../api/auth';
import { useT } from '../../../i18n/use-t';
import { ErrorNote } from '../../../ui/error-note';
import { useLoaded } from '../../../ui/use-loaded';
import { canRegister, safeReturn } from '../model';
import { AuthCard } from './auth-card';
import { CredentialsForm } from './credentials-form';
import { SetupNeeded } from './setup-needed';

const route = getRouteApi('/register');

export function RegisterPage() {
  const t = useT();
  const navigate = useNavigate();
  const { returnTo } = route.useSearch();
  const [options] = useLoaded(authOptions);
  const value = options.state === 'ready' ? options.value : null;
  if (value?.setupNeeded) return <SetupNeeded />;
  const open = !value || canRegister(value, false);
  return (
    <AuthCard
      title={t('register.title')}
      lead={open ? t('register.lead') : t(`signUp.${value.signUp}`)}
      footer={
        <>
          {t('register.known')}{' '}
          <Link to="/login" search={{ returnTo }}>
            {t('login.action')}
          </Link>
        </>
      }
    >
      {options.state === 'failed' && <ErrorNote error={options.error} />}
      {open && (
        <CredentialsForm
          kind="new"
          action={t('register.action')}
          onSubmit={async (name, password) => {
            await register({ name, password });
            await navigate({ to: safeReturn(returnTo), replace: true });
          }}
        />
      )}
    </AuthCard>
  );
}
