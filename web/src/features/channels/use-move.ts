import { useMemo } from 'react';
import { updateChannel } from '../../api/channels';
import { describeError } from '../../i18n/describe-error';
import { type Translate, useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { appStore, dispatch } from '../../store/app-store';
import { toast } from '../../ui/toast';
import { dropped, type Place, stepped } from './moves';

/** Channels in another order: at once here, then on the server, with a way back. */
export function useMove(serverId: Id) {
  const t = useT();
  return useMemo(() => {
    const order = () => appStore.getState().channelIds[serverId] ?? [];
    const channels = () => appStore.getState().channels;
    return {
      drop: (id: Id, to: number) => carryOut(t, dropped(order(), channels(), id, to)),
      step: (id: Id, step: 1 | -1) => carryOut(t, stepped(order(), channels(), id, step)),
    };
  }, [serverId, t]);
}

function lay(places: readonly Place[]): void {
  const { channels } = appStore.getState();
  for (const { channelId, ...place } of places) {
    const channel = channels[channelId];
    if (channel) dispatch({ t: 'CHANNEL_UPDATE', d: { ...channel, ...place } });
  }
}

async function carryOut(t: Translate, places: Place[], undo = true): Promise<void> {
  if (places.length === 0) return;
  const { channels } = appStore.getState();
  const before = places.flatMap(({ channelId }) => {
    const channel = channels[channelId];
    return channel ? [{ channelId, parentId: channel.parentId, position: channel.position }] : [];
  });
  lay(places);
  try {
    for (const { channelId, position, parentId } of places) {
      const moved = parentId !== before.find((place) => place.channelId === channelId)?.parentId;
      await updateChannel(channelId, moved ? { position, parentId } : { position });
    }
    const back = { label: t('channels.undo'), fades: true, onClick: () => void carryOut(t, before, false) };
    if (undo) toast(t('channels.moved'), back);
  } catch (error) {
    lay(before);
    toast(describeError(t, error).text);
  }
}
