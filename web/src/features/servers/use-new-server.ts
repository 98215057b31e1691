import { useNavigate } from '@tanstack/react-router';
import type { Server } from '../../api/types';
import { dispatch } from '../../store/app-store';

/** Into a server that was made just now. */
export function useNewServer(): (server: Server) => Promise<void> {
  const navigate = useNavigate();
  return async (server) => {
    dispatch({ t: 'SERVER_CREATE', d: { server } });
    const { serverId, channelList } = server;
    const first = channelList.find(({ type }) => type !== 'category')?.channelId;
    await navigate({ to: first ? `/channels/${serverId}/${first}` : `/channels/${serverId}` });
  };
}
