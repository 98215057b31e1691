import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { authOptions } from '../../../api/auth';
import { invitePreview } from '../../../api/servers';
import { me } from '../../../api/users';
import { useT } from '../../../i18n/use-t';
import { useLoaded } from '../../../ui/use-loaded';
import { AuthCard } from './auth-card';
import { InviteFailed } from './invite-failed';
import { InviteJoin } from './invite-join';
import { InviteRegister } from './invite-register';
import { InviteServer, loadServerCard } from './invite-server';

const route = getRouteApi('/invite/$code');

const whoAmI = () =>
  me().catch((error: { code: string; status: number }) => {
    if (error.status === 401) return null;
    throw error;
  });

/** What an invite link shows, logged in or not: who invites, where to, and one way in. */
export function InvitePage() {
  const t = useT();
  const { code } = route.useParams();
  const load = useCallback(async () => {
    const [preview, user, options] = await Promise.all([
      invitePreview(code),
      whoAmI(),
      authOptions(),
      loadServerCard(),
    ]);
    return { preview, user, options };
  }, [code]);
  const [loaded, reload] = useLoaded(load);
  if (loaded.state === 'failed') return <InviteFailed failure={loaded} onRetry={reload} />;
  if (loaded.state === 'loading') return <AuthCard title={t('invite.loading')}>{null}</AuthCard>;
  const { preview, user, options } = loaded.value;
  const { creator, server } = preview;
  const paused = preview.paused && !preview.joined;
  const lead = creator ? t('invite.by', { name: creator.displayName }) : t('invite.byNobody');
  return (
    <AuthCard
      title={t('invite.title', { server: server.name })}
      lead={lead}
      footer={
        !user && (
          <>
            {t('register.known')}{' '}
            <Link to="/login" search={{ returnTo: `/invite/${code}` }}>
              {t('login.action')}
            </Link>
          </>
        )
      }
    >
      <InviteServer server={server} />
      {paused ? (
        <p role="note">{t('error.invites_paused')}</p>
      ) : user ? (
        <InviteJoin code={code} joined={preview.joined} userName={user.displayName} />
      ) : (
        <InviteRegister code={code} options={options} />
      )}
    </AuthCard>
  );
}
