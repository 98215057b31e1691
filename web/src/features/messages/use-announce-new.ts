import { useEffect } from 'react';
import { useT } from '../../i18n/use-t';
import { type Id, isAfter } from '../../lib/ids';
import { parse, plainText } from '../../markdown/parse';
import { appStore } from '../../store/app-store';
import { nameIn } from '../../store/selectors';
import { announce } from '../../ui/announcer';

/** Speaks what others write in the open channel, and only what is new. */
export function useAnnounceNew(channelId: Id): void {
  const t = useT();
  useEffect(() => {
    let heard = appStore.getState().channels[channelId]?.lastMessageId ?? '0';
    return appStore.subscribe((state) => {
      const newest = state.channels[channelId]?.lastMessageId;
      if (!newest || !isAfter(newest, heard)) return;
      heard = newest;
      const message = state.messages[newest];
      if (!message || message.senderId === state.me?.userId) return;
      const name = state.users[message.senderId]?.displayName ?? t('user.unknown');
      const nameOf = (userId: Id) => nameIn(state, message.serverId, userId);
      const text = plainText(parse(message.content), nameOf);
      announce(t('messages.announce', { name, text: text.slice(0, 200) }));
    });
  }, [channelId, t]);
}
