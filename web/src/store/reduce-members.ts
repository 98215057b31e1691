import type { Member, User } from '../api/types';
import type { Id } from '../lib/ids';
import { joinedBy } from './read-state';
import type { MemberInfo, State } from './state';

const info = ({ userId, joinedAt, roleIds, nickname, timedOutUntil }: Member): MemberInfo => ({
  userId,
  joinedAt,
  roleIds,
  nickname,
  timedOutUntil,
});

export function setMembers(state: State, serverId: Id, list: readonly Member[]): State {
  const users = { ...state.users };
  const members: Record<Id, MemberInfo> = {};
  for (const member of list) {
    users[member.userId] = member.user;
    members[member.userId] = info(member);
  }
  const own = members[state.me?.userId ?? ''];
  const next = { ...state, users, members: { ...state.members, [serverId]: members } };
  return count(own ? joinedBy(next, { serverId, ...own }) : next, serverId, list.length);
}

export function addMember(state: State, member: Member): State {
  const users = { ...state.users, [member.userId]: member.user };
  const known = state.members[member.serverId];
  if (known?.[member.userId]) return { ...state, users };
  const next = bump({ ...state, users }, member.serverId, 1);
  if (!known) return next;
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
  if (known?.[userId]) next.members = { ...state.members, [serverId]: { ...known, [userId]: info(member) } };
  if (userId === state.me?.userId && state.servers[serverId])
    next.self = { ...state.self, [serverId]: { roleIds, nickname, timedOutUntil, pending } };
  return next;
}

export function removeMember(state: State, serverId: Id, userId: Id): State {
  const known = state.members[serverId];
  if (!known) return bump(state, serverId, -1);
  if (!known[userId]) return state;
  const { [userId]: _gone, ...rest } = known;
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

function count(state: State, serverId: Id, memberCount: number): State {
  const server = state.servers[serverId];
  if (!server || server.memberCount === memberCount) return state;
  return { ...state, servers: { ...state.servers, [serverId]: { ...server, memberCount } } };
}
