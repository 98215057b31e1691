import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { useApp } from '../../store/use-app';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';

/** The channel is not there, or not any more, or not for us: one answer for all three. */
export function Gone({ serverId }: { serverId: Id }) {
  const t = useT();
  const navigate = useNavigate();
  const first = useApp((state) => state.channelIds[serverId]?.[0]);
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
