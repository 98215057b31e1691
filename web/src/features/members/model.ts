import type { Role } from '../../api/types';
import type { Id } from '../../lib/ids';
import { may, mayManageRole, outranks } from '../../store/permissions';
import type { State } from '../../store/state';

/** The colour of the highest role that has one. `roles` stand by rank. */
export const colorOf = (roles: readonly Role[], held: readonly Id[]): number =>
  roles.find((role) => role.color !== 0 && held.includes(role.roleId))?.color ?? 0;

export const iconOf = (roles: readonly Role[], held: readonly Id[]): string | null =>
  roles.find((role) => role.icon && held.includes(role.roleId))?.icon ?? null;

/** The roles one may give to or take from somebody; of one's own those that everybody may take. */
export function givable(state: State, serverId: Id, userId: Id): Id[] {
  const self = userId === state.me?.userId;
  const manages = may(state, serverId, 'manage_roles') && (self || outranks(state, serverId, userId));
  return (state.roles[serverId] ?? [])
    .filter(({ roleId }) => roleId !== serverId)
    .filter(
      ({ roleId, selfAssignable }) =>
        (manages && mayManageRole(state, serverId, roleId)) || (self && selfAssignable),
    )
    .map(({ roleId }) => roleId);
}
