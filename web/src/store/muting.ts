import type { Role } from '../api/types';
import type { Id } from '../lib/ids';
import { may, mayManageRole, outranks, standingOf } from './permissions';
import type { State } from './state';

const NONE: Role[] = [];

/** The roles that take somebody's voice, the highest first. */
export const mutingRoles = (state: State, serverId: Id): Role[] =>
  (state.roles[serverId] ?? NONE).filter((role) => role.mutes);

/** The one that is given to mute; undefined when none is within reach. */
export const muteRole = (state: State, serverId: Id): Role | undefined =>
  mutingRoles(state, serverId).find((role) => mayManageRole(state, serverId, role.roleId));

/** What one may do to somebody's voice. Where no role mutes, one may still be made. */
export function muteAct(state: State, serverId: Id, userId: Id): 'mute' | 'unmute' | null {
  if (!may(state, serverId, 'manage_roles') || !outranks(state, serverId, userId)) return null;
  const { roleIds } = standingOf(state, serverId, userId);
  const held = mutingRoles(state, serverId).filter((role) => roleIds.includes(role.roleId));
  if (held.length > 0)
    return held.every((role) => mayManageRole(state, serverId, role.roleId)) ? 'unmute' : null;
  return muteRole(state, serverId) || mutingRoles(state, serverId).length === 0 ? 'mute' : null;
}
