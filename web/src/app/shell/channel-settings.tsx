import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { KeyRound, MessageCircleQuestion, Settings2 } from 'lucide-react';
import { useCallback } from 'react';
import { ChannelOverview } from '../../features/manage/components/channel-overview';
import { ChannelPermissions } from '../../features/manage/components/channel-permissions';
import { ExplainPage } from '../../features/manage/components/explain-page';
import { ManageTexts } from '../../i18n/manage-texts';
import { useT } from '../../i18n/use-t';
import { mayIn } from '../../store/permissions';
import { useApp } from '../../store/use-app';
import { SettingsFrame } from '../../ui/settings-frame';

const route = getRouteApi('/shell/servers/$serverId/channel-settings/$channelId/{-$section}');
const ICONS = { overview: Settings2, permissions: KeyRound, explain: MessageCircleQuestion };
type Section = keyof typeof ICONS;

export const ChannelSettings = () => (
  <ManageTexts>
    <Page />
  </ManageTexts>
);

function Page() {
  const t = useT();
  const navigate = useNavigate();
  const { serverId, channelId, section: named } = route.useParams();
  const name = useApp((state) => state.channels[channelId]?.name);
  const category = useApp((state) => state.channels[channelId]?.type === 'category');
  const changes = useApp((state) => mayIn(state, channelId, 'manage_channels'));
  const permits = useApp((state) => mayIn(state, channelId, 'manage_roles'));
  const close = useCallback(
    () => void navigate({ to: '/channels/$serverId', params: { serverId } }),
    [navigate, serverId],
  );
  const sections: Section[] = [
    ...(changes ? (['overview'] as const) : []),
    ...(permits ? (['permissions', 'explain'] as const) : []),
  ];
  const section = sections.find((one) => one === named) ?? sections[0];
  if (name === undefined || !section)
    return <Navigate to="/channels/$serverId" params={{ serverId }} replace ignoreBlocker />;
  return (
    <SettingsFrame
      label={t('chan.label')}
      onClose={close}
      nav={
        <>
          <h1>{category ? name : `#${name}`}</h1>
          <ul>
            {sections.map((one) => {
              const Icon = ICONS[one];
              return (
                <li key={one}>
                  <Link
                    to="/servers/$serverId/channel-settings/$channelId/{-$section}"
                    params={{ serverId, channelId, section: one }}
                    aria-current={one === section ? 'page' : undefined}
                  >
                    <Icon size={18} aria-hidden="true" />
                    {t(`chan.${one}`)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </>
      }
    >
      {section === 'overview' && <ChannelOverview key={channelId} channelId={channelId} />}
      {section === 'permissions' && <ChannelPermissions key={channelId} channelId={channelId} />}
      {section === 'explain' && <ExplainPage key={channelId} channelId={channelId} />}
    </SettingsFrame>
  );
}
