import { useNavigate } from '@tanstack/react-router';
import { acceptInvite } from '../../api/servers';

/** Joins by an invite and goes to the first channel of the server. */
export function useEnterServer(): (code: string) => Promise<void> {
  const navigate = useNavigate();
  return async (code) => {
    const { serverId, channelList } = await acceptInvite(code);
    const channelId = channelList.find(({ type }) => type !== 'category')?.channelId;
    if (channelId) await navigate({ to: `/channels/${serverId}/${channelId}`, replace: true });
    else await navigate({ to: `/channels/${serverId}`, replace: true });
  };
}
