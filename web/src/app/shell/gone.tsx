import { Navigate, useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { lastChannel } from '../../store/places';
import { firstChannel } from '../../store/selectors';
import { useApp } from '../../store/use-app';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';

interface Props {
  serverId: Id;
  channelId: Id;
}

/** The channel is not there, or not for us. Where one was just now it went away: no words, on to what is left. */
export function Gone({ serverId, channelId }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const first = useApp((state) => firstChannel(state, serverId));
  const known = useApp((state) => !!state.servers[serverId]);
  if (lastChannel(serverId) === channelId) {
    if (!known) return <Navigate to="/" replace />;
    return <Navigate to="/channels/$serverId" params={{ serverId }} replace />;
  }
  const go = () => {
    if (first) void navigate({ to: `/channels/${serverId}/${first}`, replace: true });
    else void navigate({ to: '/', replace: true });
  };
  return (
    <EmptyState title={t('channel.gone.title')} lead={t('channel.gone.lead')}>
      <Button look="primary" onClick={go}>
        {t(first ? 'channel.gone.first' : 'notFound.home')}
      </Button>
    </EmptyState>
  );
}
