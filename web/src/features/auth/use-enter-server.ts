import { useNavigate } from '@tanstack/react-router';
import { acceptInvite } from '../../api/servers';

/** Joins by an invite, and goes to where the server welcomes; who was in before, to its first channel. */
export function useEnterServer(): (code: string, joined?: boolean) => Promise<void> {
  const navigate = useNavigate();
  return async (code, joined) => {
    const { serverId, channelList } = await acceptInvite(code);
    if (!joined) return navigate({ to: '/servers/$serverId/welcome', params: { serverId }, replace: true });
    const channelId = channelList.find(({ type }) => type !== 'category')?.channelId;
    if (channelId) await navigate({ to: `/channels/${serverId}/${channelId}`, replace: true });
    else await navigate({ to: `/channels/${serverId}`, replace: true });
  };
}
