import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { readDraft } from '../../store/drafts';
import { useApp } from '../../store/use-app';
import { toast } from '../../ui/toast';

/** The open channel was there and is not any more: says so, and that what was typed is kept. */
export function useVanished(serverId: Id, channelId: Id): void {
  const t = useT();
  const name = useApp((state) => state.channels[channelId]?.name);
  const within = useApp((state) => !!state.servers[serverId]);
  const seen = useRef<{ channelId: Id; name: string } | null>(null);
  useEffect(() => {
    if (name !== undefined) {
      seen.current = { channelId, name };
    } else if (within && seen.current?.channelId === channelId) {
      const kept = readDraft(channelId).trim() !== '';
      toast(t(kept ? 'channel.vanished.draft' : 'channel.vanished', { name: seen.current.name }));
      seen.current = null;
    }
  }, [channelId, name, within, t]);
}
