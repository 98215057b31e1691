import type { Member, User } from '../api/types';
import type { Id } from '../lib/ids';
import { joinedBy } from './read-state';
import type { MemberInfo, State } from './state';

const info = ({ userId, joinedAt, roleIds, nickname, timedOutUntil, pending }: Member): MemberInfo => ({
  userId,
  joinedAt,
  roleIds,
  nickname,
  timedOutUntil,
  pending,
});

/** Members as somebody was told of them; whom nobody asked for stays unknown. */
export function knowMembers(state: State, serverId: Id, list: readonly Member[]): State {
  if (!state.servers[serverId]) return state;
  const users = { ...state.users };
  const members: Record<Id, MemberInfo> = { ...state.members[serverId] };
  for (const member of list) {
    users[member.userId] = member.user;
    members[member.userId] = info(member);
  }
  const own = list.find(({ userId }) => userId === state.me?.userId);
  const next = { ...state, users, members: { ...state.members, [serverId]: members } };
  return own ? joinedBy(next, own) : next;
}

export function addMember(state: State, member: Member): State {
  const users = { ...state.users, [member.userId]: member.user };
  const known = state.members[member.serverId];
  if (known?.[member.userId] || !state.servers[member.serverId]) return { ...state, users };
  const next = bump({ ...state, users }, member.serverId, 1);
  return {
    ...next,
    members: { ...next.members, [member.serverId]: { ...known, [member.userId]: info(member) } },
  };
}

/** Somebody's roles, nickname or time-out changed; one's own decide what one may do. */
export function updateMember(state: State, member: Member): State {
  const { serverId, userId, roleIds, nickname, timedOutUntil, pending } = member;
  const known = state.members[serverId];
  const next = { ...state, users: { ...state.users, [userId]: member.user } };
  if (state.servers[serverId])
    next.members = { ...state.members, [serverId]: { ...known, [userId]: info(member) } };
  if (userId === state.me?.userId && state.servers[serverId])
    next.self = { ...state.self, [serverId]: { roleIds, nickname, timedOutUntil, pending } };
  return next;
}

export function removeMember(state: State, serverId: Id, userId: Id): State {
  const { [userId]: _gone, ...rest } = state.members[serverId] ?? {};
  return bump({ ...state, members: { ...state.members, [serverId]: rest } }, serverId, -1);
}

export function updateUser(state: State, user: User): State {
  const users = { ...state.users, [user.userId]: user };
  const me = state.me?.userId === user.userId ? { ...state.me, ...user } : state.me;
  return { ...state, users, me };
}

function bump(state: State, serverId: Id, by: number): State {
  return count(state, serverId, (state.servers[serverId]?.memberCount ?? 0) + by);
}

/** How many there are, whoever of them is known. */
export function count(state: State, serverId: Id, memberCount: number): State {
  const server = state.servers[serverId];
  if (!server || server.memberCount === memberCount) return state;
  return { ...state, servers: { ...state.servers, [serverId]: { ...server, memberCount } } };
}
