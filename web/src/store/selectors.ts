import type { Id } from '../lib/ids';
import { isUnread } from './read-state';
import type { State } from './state';

export const channelUnread = (state: State, channelId: Id): boolean =>
  isUnread(state.channels[channelId]?.lastMessageId, state.readMarks[channelId]);

export const serverUnread = (state: State, serverId: Id): boolean =>
  (state.channelIds[serverId] ?? []).some((id) => channelUnread(state, id));

export const ownsServer = (state: State, serverId: Id): boolean =>
  !!state.me && state.servers[serverId]?.ownerId === state.me.userId;
