import type { Role } from '../api/types';
import type { Id } from '../lib/ids';
import { byRank } from '../lib/permission-rules';
import type { State } from './state';

/** A role as it is now, known before or not, in its rank. */
export function placeRole(state: State, role: Role): State {
  if (!state.servers[role.serverId]) return state;
  const others = (state.roles[role.serverId] ?? []).filter((other) => other.roleId !== role.roleId);
  return setRoles(state, role.serverId, [...others, role]);
}

export const setRoles = (state: State, serverId: Id, roles: readonly Role[]): State => ({
  ...state,
  roles: { ...state.roles, [serverId]: byRank(roles, serverId) },
});

/** Members and overwrites lose it along, without a word more. */
export function removeRole(state: State, serverId: Id, roleId: Id): State {
  const without = (ids: Id[]) => (ids.includes(roleId) ? ids.filter((id) => id !== roleId) : ids);
  const next = { ...state };
  if (state.roles[serverId])
    next.roles = { ...state.roles, [serverId]: state.roles[serverId].filter((r) => r.roleId !== roleId) };
  const self = state.self[serverId];
  if (self?.roleIds.includes(roleId))
    next.self = { ...state.self, [serverId]: { ...self, roleIds: without(self.roleIds) } };
  const members = state.members[serverId];
  if (members) {
    const left = Object.entries(members).map(([id, m]) => [id, { ...m, roleIds: without(m.roleIds) }]);
    next.members = { ...state.members, [serverId]: Object.fromEntries(left) };
  }
  next.channels = { ...state.channels };
  for (const id of state.channelIds[serverId] ?? []) {
    const channel = state.channels[id];
    if (!channel?.overwrites.some((o) => o.type === 'role' && o.targetId === roleId)) continue;
    const overwrites = channel.overwrites.filter((o) => o.type !== 'role' || o.targetId !== roleId);
    next.channels[id] = { ...channel, overwrites };
  }
  return next;
}
