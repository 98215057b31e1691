import { LEVELS, type Level } from '../../api/safety';
import type { AuditEntry } from '../../api/types';
import type { TextId, Translate } from '../../i18n/use-t';
import { hexOf } from '../../lib/color';
import type { Id } from '../../lib/ids';
import { bitsOf, namesIn, type Permission } from '../../lib/permission-bits';
import { clock, shortDate } from '../../lib/time';
import { nameIn } from '../../store/selectors';
import type { State } from '../../store/state';

/** The acts as people look for them. */
export const ACTION_GROUPS = [
  { id: 'server', actions: ['server_update', 'owner_change', 'onboarding_update', 'template_apply'] },
  {
    id: 'channels',
    actions: [
      'channel_create',
      'channel_update',
      'channel_delete',
      'overwrite_create',
      'overwrite_update',
      'overwrite_delete',
    ],
  },
  { id: 'roles', actions: ['role_create', 'role_update', 'role_delete'] },
  {
    id: 'members',
    actions: [
      'member_update',
      'member_role_update',
      'member_kick',
      'member_prune',
      'member_ban_add',
      'member_ban_remove',
      'mass_action',
      'note_create',
      'note_delete',
      'report_update',
    ],
  },
  { id: 'messages', actions: ['message_delete', 'message_bulk_delete'] },
  { id: 'invites', actions: ['invite_create', 'invite_delete', 'invites_pause'] },
  {
    id: 'safety',
    actions: [
      'screening_rule_create',
      'screening_rule_update',
      'screening_rule_delete',
      'screening_block',
      'screening_timeout',
      'raid',
    ],
  },
  {
    id: 'things',
    actions: [
      'expression_create',
      'expression_update',
      'expression_delete',
      'event_create',
      'event_update',
      'event_delete',
    ],
  },
] as const;
export type Action = (typeof ACTION_GROUPS)[number]['actions'][number];

export const ACTIONS: readonly Action[] = ACTION_GROUPS.flatMap((group): readonly Action[] => group.actions);

const isAction = (text: string): text is Action => (ACTIONS as readonly string[]).includes(text);

/** Of these the target, when they have one, is a channel. */
const IN_CHANNEL = /^(channel|overwrite|message)_/;
/** These are called by what was noted then: the client does not hold them. */
const NOTED = /^(expression|event|screening_rule|template)_/;
/** A rule did these, and is named. */
const BY_RULE: ReadonlySet<string> = new Set(['screening_block', 'screening_timeout']);
/** Of these the target is a member. */
const ABOUT_MEMBER = /^(member_|note_|owner_change|screening_block|screening_timeout)/;
/** The server does these by itself. */
const NOBODY = '0';

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
  return ABOUT_MEMBER.test(action) ? targetId : exception;
}

/** Null: the server itself. */
export const doer = ({ actorId }: AuditEntry): Id | null => (actorId === NOBODY ? null : actorId);

const MASS = ['kick', 'ban', 'time_out', 'add_role', 'remove_role', 'purge'] as const;

/** What was done to how many: noted as `kick: 9 of 12, 1 failed`. */
function massTarget(t: Translate, { detail }: AuditEntry): string {
  const [, word, did, total, failed] = /^(\w+): (\d+) of (\d+), (\d+) failed$/.exec(detail ?? '') ?? [];
  const type = MASS.find((one) => one === word);
  if (!type) return detail ?? '';
  return t(`audit.mass.${type}`, { done: Number(did) - Number(failed), total: Number(total) });
}

/** What the entry is about, by the name it has now; what is gone goes by what was noted then. */
function targetName(t: Translate, state: State, entry: AuditEntry): string {
  const { serverId, action, targetId, detail } = entry;
  if (action === 'mass_action') return massTarget(t, entry);
  if (NOTED.test(action)) return notedName(entry) || detail || t('audit.gone');
  if (IN_CHANNEL.test(action)) {
    const name = state.channels[targetId ?? '']?.name ?? notedName(entry);
    const who = exceptionFor(t, state, entry);
    const channel = name ? `#${name}` : t('audit.gone');
    return who ? t('audit.for', { channel, who }) : channel;
  }
  if (action.startsWith('role_'))
    return (
      state.roles[serverId]?.find((role) => role.roleId === targetId)?.name ||
      notedName(entry) ||
      t('audit.gone')
    );
  if (action.startsWith('invite_')) return detail || targetId || '';
  return nameIn(state, serverId, targetId ?? '') || t('audit.somebody');
}

export function sentence(t: Translate, state: State, entry: AuditEntry): string {
  const actor =
    entry.actorId === NOBODY
      ? t('audit.itself')
      : (nameIn(state, entry.serverId, entry.actorId) ?? t('audit.somebody'));
  const target = targetName(t, state, entry);
  if (!isAction(entry.action)) return t('audit.did.other', { actor, target, action: entry.action });
  const about = { actor, target };
  return t(
    `audit.did.${entry.action}`,
    BY_RULE.has(entry.action) ? { ...about, rule: entry.detail ?? '' } : about,
  );
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
  verification: 'audit.field.verification',
  rulesGate: 'audit.field.rulesGate',
  invitesPausedUntil: 'audit.field.invitesPausedUntil',
  raidJoins: 'audit.field.raidJoins',
  raidPauses: 'audit.field.raidPauses',
  alertChannelId: 'audit.field.alertChannelId',
  greetingChannelId: 'audit.field.greetingChannelId',
  auditDays: 'audit.field.auditDays',
  description: 'audit.field.description',
  discoverable: 'audit.field.discoverable',
  state: 'audit.field.state',
  outcome: 'audit.field.outcome',
  enabled: 'audit.field.enabled',
  keywords: 'audit.field.keywords',
  block: 'audit.field.block',
  timeoutSeconds: 'audit.field.timeoutSeconds',
  total: 'audit.field.total',
};

const CHANNELS: ReadonlySet<string> = new Set(['parentId', 'alertChannelId', 'greetingChannelId']);
const TIMES: ReadonlySet<string> = new Set(['timedOutUntil', 'expiresAt', 'invitesPausedUntil']);
const isLevel = (text: string): text is Level => (LEVELS as readonly string[]).includes(text);

function value(t: Translate, state: State, serverId: Id, field: string, text: string | null): string {
  if (!text) return t('audit.nothing');
  if (text === 'true') return t('audit.yes');
  if (text === 'false') return t('audit.no');
  if (field === 'color') return text === '0' ? t('audit.nothing') : hexOf(Number(text));
  if (CHANNELS.has(field)) return state.channels[text]?.name ?? t('audit.gone');
  if (field === 'verification' && isLevel(text)) return t(`safety.level.${text}`);
  if (field === 'ownerId') return nameIn(state, serverId, text) ?? t('audit.somebody');
  const time = TIMES.has(field) ? Date.parse(text) : Number.NaN;
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
