import type { Id } from '../lib/ids';
import { isUnread } from './read-state';
import type { State } from './state';

const NONE: Id[] = [];

/** How somebody is called here: by nickname, else by the name of everywhere. */
export const nameIn = (state: State, serverId: Id, userId: Id): string | undefined =>
  state.members[serverId]?.[userId]?.nickname ??
  (userId === state.me?.userId ? state.self[serverId]?.nickname : null) ??
  state.users[userId]?.displayName;

const inUse = ({ channels }: State, id: Id): boolean =>
  channels[id]?.type !== 'category' && !channels[id]?.archived;

/** The channels one can open, as the list shows them; not those that are archived. */
export const openable = (state: State, serverId: Id): Id[] =>
  (state.channelIds[serverId] ?? NONE).filter((id) => inUse(state, id));

export const firstChannel = (state: State, serverId: Id): Id | undefined =>
  state.channelIds[serverId]?.find((id) => inUse(state, id));

/** Nothing of it is shown before one has said to be old enough. */
export const isGated = (state: State, channelId: Id): boolean =>
  !!state.channels[channelId]?.ageRestricted && !state.me?.ageConfirmed && !state.me?.bot;

export const channelUnread = (state: State, channelId: Id): boolean =>
  isUnread(state.channels[channelId]?.lastMessageId, state.readMarks[channelId]);

export const serverUnread = (state: State, serverId: Id): boolean =>
  (state.channelIds[serverId] ?? []).some((id) => channelUnread(state, id));

export const ownsServer = (state: State, serverId: Id): boolean =>
  !!state.me && state.servers[serverId]?.ownerId === state.me.userId;

/** The colour of somebody's highest role that has one; 0 without. */
export function roleColor(state: State, serverId: Id, userId: Id): number {
  const held =
    state.members[serverId]?.[userId]?.roleIds ??
    (userId === state.me?.userId ? state.self[serverId]?.roleIds : undefined);
  if (!held) return 0;
  return state.roles[serverId]?.find((role) => role.color !== 0 && held.includes(role.roleId))?.color ?? 0;
}
