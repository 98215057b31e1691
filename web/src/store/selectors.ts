import type { Id } from '../lib/ids';
import { isUnread } from './read-state';
import type { State } from './state';

const NONE: Id[] = [];

/** How somebody is called here: by nickname, else by the name of everywhere. */
export const nameIn = (state: State, serverId: Id, userId: Id): string | undefined =>
  state.members[serverId]?.[userId]?.nickname ??
  (userId === state.me?.userId ? state.self[serverId]?.nickname : null) ??
  state.users[userId]?.displayName;

/** The channels one can open, as the list shows them. */
export const openable = (state: State, serverId: Id): Id[] =>
  (state.channelIds[serverId] ?? NONE).filter((id) => state.channels[id]?.type !== 'category');

export const firstChannel = (state: State, serverId: Id): Id | undefined =>
  state.channelIds[serverId]?.find((id) => state.channels[id]?.type !== 'category');

export const channelUnread = (state: State, channelId: Id): boolean =>
  isUnread(state.channels[channelId]?.lastMessageId, state.readMarks[channelId]);

export const serverUnread = (state: State, serverId: Id): boolean =>
  (state.channelIds[serverId] ?? []).some((id) => channelUnread(state, id));

export const ownsServer = (state: State, serverId: Id): boolean =>
  !!state.me && state.servers[serverId]?.ownerId === state.me.userId;
