import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { WelcomePage } from '../../features/onboarding/components/welcome-page';
import { useApp } from '../../store/use-app';
import { ShellSkeleton } from '../shell-skeleton';

const route = getRouteApi('/shell/servers/$serverId/welcome');
/** How long a server just joined may take to be told of. */
const PATIENCE_MS = 5_000;

export function WelcomeView() {
  const navigate = useNavigate();
  const { serverId } = route.useParams();
  const known = useApp((state) => !!state.servers[serverId]);
  useEffect(() => {
    if (known) return;
    const timer = setTimeout(() => void navigate({ to: '/', replace: true }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [known, navigate]);
  return known ? <WelcomePage key={serverId} serverId={serverId} /> : <ShellSkeleton />;
}
