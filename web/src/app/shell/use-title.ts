import { useEffect } from 'react';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { serverUnread } from '../../store/selectors';
import { useApp } from '../../store/use-app';

/** The tab says where one is, and with a dot that something is new. */
export function useTitle(serverId: Id | null, channelId: Id | null): void {
  const t = useT();
  const server = useApp((state) => state.servers[serverId ?? '']?.name);
  const channel = useApp((state) => state.channels[channelId ?? '']?.name);
  const unread = useApp((state) => state.serverIds.some((id) => serverUnread(state, id)));
  useEffect(() => {
    const place = [channel && `#${channel}`, server, t('app.name')].filter(Boolean).join(' · ');
    document.title = unread ? `• ${place}` : place;
  }, [server, channel, unread, t]);
}
