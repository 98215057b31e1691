import { Navigate, useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t';
import { lastServer } from '../../store/places';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';

/** Back to where one was; for a newcomer the way to a first server. */
export function HomeView() {
  const t = useT();
  const navigate = useNavigate();
  const serverIds = useApp((state) => state.serverIds);
  const last = lastServer();
  const target = last && serverIds.includes(last) ? last : serverIds[0];
  if (target) return <Navigate to="/channels/$serverId" params={{ serverId: target }} replace />;
  return (
    <EmptyState title={t('home.title')} lead={t('home.lead')}>
      <Button look="primary" onClick={() => openDialog({ kind: 'addServer' })}>
        {t('home.action')}
      </Button>
      <Button onClick={() => void navigate({ to: '/discover' })}>{t('servers.explore')}</Button>
    </EmptyState>
  );
}
