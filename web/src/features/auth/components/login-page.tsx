import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { authOptions, logIn } from '../../../api/auth';
import { useT } from '../../../i18n/use-t';
import { ErrorNote } from '../../../ui/error-note';
import { useLoaded } from '../../../ui/use-loaded';
import { safeReturn } from '../model';
import { AuthCard } from './auth-card';
import { CredentialsForm } from './credentials-form';
import { OidcButton } from './oidc-button';
import { SetupNeeded } from './setup-needed';

const route = getRouteApi('/login');

export function LoginPage() {
  const t = useT();
  const navigate = useNavigate();
  const { returnTo, ended } = route.useSearch();
  const [options] = useLoaded(authOptions);
  const value = options.state === 'ready' ? options.value : null;
  if (value?.setupNeeded) return <SetupNeeded />;
  const register = (
    <>
      {t('login.newHere')}{' '}
      <Link to="/register" search={{ returnTo }}>
        {t('login.register')}
      </Link>
    </>
  );
  return (
    <AuthCard
      title={t('login.title')}
      lead={ended ? t('login.ended') : t('login.lead', { instance: value?.instanceName ?? t('app.name') })}
      footer={value?.signUp === 'open' ? register : value && t(`signUp.${value.signUp}`)}
    >
      {options.state === 'failed' && <ErrorNote error={options.error} />}
      {value?.passwordLogin !== false && (
        <CredentialsForm
          kind="existing"
          action={t('login.action')}
          onSubmit={async (name, password) => {
            await logIn({ name, password });
            await navigate({ to: safeReturn(returnTo), replace: true });
          }}
        />
      )}
      {value?.oidc && <OidcButton name={value.oidc.name} returnTo={safeReturn(returnTo)} />}
    </AuthCard>
  );
}
