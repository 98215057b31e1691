import { deleteMessage, editMessage, markRead } from '../../api/channels';
import type { Id } from '../../lib/ids';
import { isAfter } from '../../lib/ids';
import { appStore, dispatch } from '../../store/app-store';
import { mayIn } from '../../store/permissions';
import type { State } from '../../store/state';

export const NO_IDS: readonly Id[] = [];

/** The address of a message, to hand on. */
export const messageUrl = (serverId: Id, channelId: Id, messageId: Id): string =>
  `${location.origin}/app/channels/${serverId}/${channelId}/${messageId}`;

export async function saveEdit(channelId: Id, messageId: Id, content: string): Promise<void> {
  dispatch({ t: 'MESSAGE_UPDATE', d: await editMessage(channelId, messageId, content) });
}

export async function removeMessage(channelId: Id, messageId: Id): Promise<void> {
  const serverId = appStore.getState().channels[channelId]?.serverId ?? '';
  await deleteMessage(channelId, messageId);
  dispatch({ t: 'MESSAGE_DELETE', d: { serverId, channelId, messageId } });
}

/** Everything up to here is read: at once for this client, then for the account's others. */
export function readUpTo(channelId: Id, messageId: Id): void {
  const mark = appStore.getState().serverMarks[channelId];
  if (mark && !isAfter(messageId, mark)) return;
  dispatch({ t: 'READ_UPDATE', d: { channelId, messageId } });
  void markRead(channelId, messageId).catch(() => undefined);
}

export function canDelete(state: State, messageId: Id): boolean {
  const message = state.messages[messageId];
  const me = state.me?.userId;
  return !!message && (message.senderId === me || mayIn(state, message.channelId, 'manage_messages'));
}

export const canEdit = (state: State, messageId: Id): boolean =>
  state.messages[messageId]?.senderId === state.me?.userId && state.messages[messageId]?.type === 'text';
