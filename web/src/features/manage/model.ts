import type { Role } from '../../api/types';
import type { Id } from '../../lib/ids';
import type { Permission } from '../../lib/permission-bits';
import { may } from '../../store/permissions';
import type { State } from '../../store/state';

/** The roles with one of them at another place, and positions to match. */
export function reordered(roles: readonly Role[], serverId: Id, id: Id, to: number): Role[] {
  const movable = roles.filter((role) => role.roleId !== serverId);
  const moved = movable.find((role) => role.roleId === id);
  if (!moved) return [...roles];
  const rest = movable.filter((role) => role !== moved);
  const next = [...rest.slice(0, to), moved, ...rest.slice(to)];
  return [
    ...next.map((role, i) => ({ ...role, position: next.length - i })),
    ...roles.filter((role) => role.roleId === serverId),
  ];
}

/** Those of them who hold a role, each once. */
export const holdersOf = <P extends { userId: Id; roleIds: Id[] }>(people: readonly P[], roleId: Id): P[] => [
  ...new Map(people.filter((one) => one.roleIds.includes(roleId)).map((one) => [one.userId, one])).values(),
];

export const SECTIONS = [
  'overview',
  'onboarding',
  'roles',
  'emoji',
  'sticker',
  'sound',
  'members',
  'invites',
  'templates',
  'safety',
  'screening',
  'reports',
  'bans',
  'audit',
] as const;
export type Section = (typeof SECTIONS)[number];

const NEEDED: Record<Section, Permission[]> = {
  overview: ['manage_server'],
  onboarding: ['manage_server'],
  roles: ['manage_roles'],
  emoji: ['create_expressions', 'manage_expressions'],
  sticker: ['create_expressions', 'manage_expressions'],
  sound: ['create_expressions', 'manage_expressions'],
  members: ['manage_roles', 'kick_members', 'ban_members', 'moderate_members', 'manage_nicknames'],
  invites: ['manage_server'],
  templates: ['manage_server'],
  safety: ['manage_server'],
  screening: ['manage_server'],
  reports: ['moderate_members'],
  bans: ['ban_members'],
  audit: ['view_audit_log'],
};

export const maySee = (state: State, serverId: Id, section: Section): boolean =>
  NEEDED[section].some((wanted) => may(state, serverId, wanted));
