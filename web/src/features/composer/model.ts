import type { Id } from '../../lib/ids';
import { appStore } from '../../store/app-store';
import { enqueueMessage } from '../../store/outbox-runner';
import { editMessage } from '../../store/ui';
import { wireText } from '../../store/usable-emoji';

export const MAX_LENGTH = 4000;
/** From here on the counter shows. */
export const COUNT_FROM = 3600;

export function send(channelId: Id, text: string): void {
  enqueueMessage(channelId, wireText(channelId, text.trim()));
}

/** ↑ in an empty composer: one's own newest message on screen opens for changes. */
export function editLast(channelId: Id): boolean {
  const { windows, messages, me } = appStore.getState();
  const ids = windows[channelId]?.ids ?? [];
  for (let i = ids.length - 1; i >= 0; i--) {
    const id = ids[i] as Id;
    if (messages[id]?.senderId === me?.userId) {
      editMessage(id);
      return true;
    }
  }
  return false;
}
