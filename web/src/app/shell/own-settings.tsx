import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { useCallback } from 'react';
import { ChannelsRolesPage } from '../../features/onboarding/components/channels-roles-page';
import { useT } from '../../i18n/use-t';
import { useApp } from '../../store/use-app';
import { SettingsFrame } from '../../ui/settings-frame';

const route = getRouteApi('/shell/servers/$serverId/mine');

/** What every member sets for themselves in a server. */
export function OwnSettings() {
  const t = useT();
  const navigate = useNavigate();
  const { serverId } = route.useParams();
  const name = useApp((state) => state.servers[serverId]?.name);
  const close = useCallback(
    () => void navigate({ to: '/channels/$serverId', params: { serverId } }),
    [navigate, serverId],
  );
  if (name === undefined) return <Navigate to="/" replace ignoreBlocker />;
  return (
    <SettingsFrame
      label={t('servers.mine')}
      onClose={close}
      nav={
        <>
          <h1>{name}</h1>
          <ul>
            <li>
              <Link to="/servers/$serverId/mine" params={{ serverId }} aria-current="page">
                <SlidersHorizontal size={18} aria-hidden="true" />
                {t('servers.mine')}
              </Link>
            </li>
          </ul>
        </>
      }
    >
      <ChannelsRolesPage key={serverId} serverId={serverId} />
    </SettingsFrame>
  );
}
