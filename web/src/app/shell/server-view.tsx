import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t';
import { lastChannel } from '../../store/places';
import { ownsServer } from '../../store/selectors';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { HiddenTitle } from '../../ui/hidden-title';
import { PHONE, useMedia } from '../../ui/use-media';

const route = getRouteApi('/shell/channels/$serverId');
const NONE: string[] = [];

/** A server without a channel named: on a phone its lists, else straight to a channel. */
export function ServerView() {
  const t = useT();
  const phone = useMedia(PHONE);
  const { serverId } = route.useParams();
  const known = useApp((state) => !!state.servers[serverId]);
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const channels = useApp((state) => state.channelIds[serverId] ?? NONE);
  const owner = useApp((state) => ownsServer(state, serverId));
  if (!known) return <Navigate to="/" replace />;
  if (phone) return <HiddenTitle text={name} />;
  const last = lastChannel(serverId);
  const channelId = last && channels.includes(last) ? last : channels[0];
  if (channelId)
    return (
      <Navigate to="/channels/$serverId/$channelId/{-$messageId}" params={{ serverId, channelId }} replace />
    );
  return (
    <EmptyState title={t('server.empty.title')} lead={t(owner ? 'server.empty.owner' : 'channels.none')}>
      {owner && (
        <Button look="primary" onClick={() => openDialog({ kind: 'createChannel', serverId })}>
          {t('channels.create')}
        </Button>
      )}
    </EmptyState>
  );
}
