import { register } from '../../../api/auth';
import type { AuthOptions } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { canRegister } from '../model';
import { useEnterServer } from '../use-enter-server';
import { CredentialsForm } from './credentials-form';
import { OidcButton } from './oidc-button';

interface Props {
  code: string;
  options: AuthOptions;
}

export function InviteRegister({ code, options }: Props) {
  const t = useT();
  const enter = useEnterServer();
  return (
    <>
      {canRegister(options, true) && options.passwordLogin ? (
        <CredentialsForm
          kind="new"
          action={t('invite.register')}
          onSubmit={async (name, password) => {
            await register({ name, password, inviteCode: code });
            await enter(code);
          }}
        />
      ) : (
        <p>{t('invite.signUpClosed')}</p>
      )}
      {options.oidc && <OidcButton name={options.oidc.name} returnTo={`/invite/${code}`} />}
    </>
  );
}
