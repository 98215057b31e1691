import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t';
import { may } from '../../store/permissions';
import { lastChannel } from '../../store/places';
import { firstChannel } from '../../store/selectors';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { HiddenTitle } from '../../ui/hidden-title';
import { PHONE, useMedia } from '../../ui/use-media';

const route = getRouteApi('/shell/channels/$serverId');

/** A server without a channel named: on a phone its lists, else straight to a channel. */
export function ServerView() {
  const t = useT();
  const phone = useMedia(PHONE);
  const { serverId } = route.useParams();
  const known = useApp((state) => !!state.servers[serverId]);
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const creator = useApp((state) => may(state, serverId, 'manage_channels'));
  const last = lastChannel(serverId);
  const lastOpen = useApp((state) => state.channels[last ?? '']?.serverId === serverId);
  const first = useApp((state) => firstChannel(state, serverId));
  if (!known) return <Navigate to="/" replace />;
  if (phone) return <HiddenTitle text={name} />;
  const channelId = lastOpen && last ? last : first;
  if (channelId)
    return (
      <Navigate to="/channels/$serverId/$channelId/{-$messageId}" params={{ serverId, channelId }} replace />
    );
  return (
    <EmptyState title={t('server.empty.title')} lead={t(creator ? 'server.empty.owner' : 'channels.none')}>
      {creator && (
        <Button look="primary" onClick={() => openDialog({ kind: 'createChannel', serverId })}>
          {t('channels.create')}
        </Button>
      )}
    </EmptyState>
  );
}
