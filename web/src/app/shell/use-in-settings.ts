import { useMatchRoute } from '@tanstack/react-router';

/** Settings are a page over everything: the lists give way to them. */
export function useInSettings(): boolean {
  const matches = useMatchRoute();
  return (
    !!matches({ to: '/settings/{-$section}' }) ||
    !!matches({ to: '/admin/{-$section}' }) ||
    !!matches({ to: '/servers/$serverId/settings/{-$section}/{-$item}' }) ||
    !!matches({ to: '/servers/$serverId/channel-settings/$channelId/{-$section}' }) ||
    !!matches({ to: '/servers/$serverId/welcome' }) ||
    !!matches({ to: '/servers/$serverId/mine' })
  );
}
