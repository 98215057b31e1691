import type { AuditEntry } from '../../api/types';
import type { TextId, Translate } from '../../i18n/use-t';
import { hexOf } from '../../lib/color';
import type { Id } from '../../lib/ids';
import { bitsOf, namesIn, type Permission } from '../../lib/permission-bits';
import { clock, shortDate } from '../../lib/time';
import { nameIn } from '../../store/selectors';
import type { State } from '../../store/state';

export const ACTIONS = [
  'server_update',
  'owner_change',
  'channel_create',
  'channel_update',
  'channel_delete',
  'overwrite_create',
  'overwrite_update',
  'overwrite_delete',
  'role_create',
  'role_update',
  'role_delete',
  'member_update',
  'member_role_update',
  'member_kick',
  'member_ban_add',
  'member_ban_remove',
  'expression_create',
  'expression_update',
  'expression_delete',
  'invite_create',
  'invite_delete',
  'message_delete',
] as const;
export type Action = (typeof ACTIONS)[number];

const isAction = (text: string): text is Action => (ACTIONS as readonly string[]).includes(text);

/** The name that something had at the time, when the entry tells. */
const notedName = ({ changes }: AuditEntry): string | null => {
  const name = changes.find(({ field }) => field === 'name');
  return name?.after || name?.before || null;
};

/** For whom an exception was set: noted as `role:ID` or `member:ID`. */
function exceptionFor(t: Translate, state: State, { serverId, detail }: AuditEntry): string | null {
  const [, kind, id = ''] = /^(role|member):(\d+)$/.exec(detail ?? '') ?? [];
  if (!kind) return null;
  if (id === serverId) return t('roles.everyone');
  const role = state.roles[serverId]?.find((one) => one.roleId === id)?.name;
  return (kind === 'role' ? role : nameIn(state, serverId, id)) ?? t('audit.gone');
}

/** The member that the entry speaks of, besides who did it. */
export function aboutMember({ action, targetId, detail }: AuditEntry): Id | null {
  const [, exception = null] = /^member:(\d+)$/.exec(detail ?? '') ?? [];
  return action.startsWith('member') || action === 'owner_change' ? targetId : exception;
}

/** What the entry is about, by the name it has now; what is gone goes by what was noted then. */
function targetName(t: Translate, state: State, entry: AuditEntry): string {
  const { serverId, action, targetId, detail } = entry;
  if (action.startsWith('channel') || action.startsWith('overwrite') || action === 'message_delete') {
    const name = state.channels[targetId ?? '']?.name ?? notedName(entry);
    const who = exceptionFor(t, state, entry);
    const channel = name ? `#${name}` : t('audit.gone');
    return who ? t('audit.for', { channel, who }) : channel;
  }
  if (action.startsWith('role'))
    return (
      state.roles[serverId]?.find((role) => role.roleId === targetId)?.name ||
      notedName(entry) ||
      t('audit.gone')
    );
  if (action.startsWith('expression')) return notedName(entry) || detail || t('audit.gone');
  if (action.startsWith('invite')) return detail || targetId || '';
  return nameIn(state, serverId, targetId ?? '') || t('audit.somebody');
}

export function sentence(t: Translate, state: State, entry: AuditEntry): string {
  const actor = nameIn(state, entry.serverId, entry.actorId) ?? t('audit.somebody');
  const target = targetName(t, state, entry);
  if (isAction(entry.action)) return t(`audit.did.${entry.action}`, { actor, target });
  return t('audit.did.other', { actor, target, action: entry.action });
}

export interface ShownChange {
  field: string;
  before?: string;
  after?: string;
  given?: string[];
  taken?: string[];
}

const FIELDS: Record<string, TextId> = {
  name: 'audit.field.name',
  topic: 'audit.field.topic',
  position: 'audit.field.position',
  parentId: 'audit.field.parentId',
  ageRestricted: 'audit.field.ageRestricted',
  slowmodeSeconds: 'audit.field.slowmodeSeconds',
  archived: 'audit.field.archived',
  retentionSeconds: 'audit.field.retentionSeconds',
  permissions: 'audit.field.permissions',
  allow: 'audit.field.allow',
  deny: 'audit.field.deny',
  color: 'audit.field.color',
  hoist: 'audit.field.hoist',
  mentionable: 'audit.field.mentionable',
  selfAssignable: 'audit.field.selfAssignable',
  icon: 'audit.field.icon',
  mutes: 'audit.field.mutes',
  nickname: 'audit.field.nickname',
  timedOutUntil: 'audit.field.timedOutUntil',
  roleIds: 'audit.field.roleIds',
  expiresAt: 'audit.field.expiresAt',
  ownerId: 'audit.field.ownerId',
};

function value(t: Translate, state: State, serverId: Id, field: string, text: string | null): string {
  if (!text) return t('audit.nothing');
  if (text === 'true') return t('audit.yes');
  if (text === 'false') return t('audit.no');
  if (field === 'color') return text === '0' ? t('audit.nothing') : hexOf(Number(text));
  if (field === 'parentId') return state.channels[text]?.name ?? t('audit.gone');
  if (field === 'ownerId') return nameIn(state, serverId, text) ?? t('audit.somebody');
  const time = field === 'timedOutUntil' || field === 'expiresAt' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : `${shortDate(time)}, ${clock(time)}`;
}

/** One changed field in words: sets by what came and went, the rest by before and after. */
export function shownChange(
  t: Translate,
  state: State,
  serverId: Id,
  { field, before, after }: AuditEntry['changes'][number],
): ShownChange {
  const title = FIELDS[field] ? t(FIELDS[field]) : field;
  if (field === 'permissions' || field === 'allow' || field === 'deny') {
    const [was, is] = [bitsOf(before ?? '0'), bitsOf(after ?? '0')];
    const words = (all: bigint) => namesIn(all).map((name: Permission) => t(`perm.${name}`));
    return { field: title, given: words(is & ~was), taken: words(was & ~is) };
  }
  if (field === 'roleIds') {
    const [was, is] = [before ?? '', after ?? ''].map((text) => text.split(',').filter(Boolean));
    const words = (ids: string[] = [], without: string[] = []) =>
      ids
        .filter((id) => !without.includes(id))
        .map((id) => state.roles[serverId]?.find((role) => role.roleId === id)?.name ?? t('audit.gone'));
    return { field: title, given: words(is, was), taken: words(was, is) };
  }
  const [was, is] = [before, after].map((text) => value(t, state, serverId, field, text));
  return { field: title, before: was, after: is };
}
