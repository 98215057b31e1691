import type { Membership, Role, User } from './objects';

export const newMember = (joinedAt: string): Membership => ({
  joinedAt,
  roleIds: [],
  nickname: null,
  timedOutUntil: null,
  pending: false,
});

/** As everybody else may see it. */
export const publicUser = ({ admin: _admin, ageConfirmed: _age, ...user }: User): User => user;

export const aRole = (roleId: string, serverId: string, name: string, given: Partial<Role>): Role => ({
  roleId,
  serverId,
  name,
  permissions: '0',
  color: 0,
  position: 0,
  hoist: false,
  mentionable: false,
  selfAssignable: false,
  icon: null,
  mutes: false,
  ...given,
});
