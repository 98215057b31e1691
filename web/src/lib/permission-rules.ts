import { compareIds, type Id } from './ids';
import { type Bits, bits, bitsOf, EVERY_PERMISSION, has } from './permission-bits';

/** The server decides; what is decided here only hides or disables what it would refuse anyway. */
export interface Rules {
  serverId: Id;
  ownerId: Id;
  roles: readonly { roleId: Id; permissions: string; position: number; mutes?: boolean }[];
}
export interface Standing {
  /** Null: nobody in particular, as when one looks as a role. */
  userId: Id | null;
  roleIds: readonly Id[];
  timedOut?: boolean;
}
export interface ChannelRules {
  type: string;
  overwrites: readonly { type: 'role' | 'member'; targetId: Id; allow: string; deny: string }[];
}

const TIMEOUT_LEAVES = bits('view_channel', 'read_message_history');
/** What a role that mutes takes, whatever else allows it. */
const VOICE = bits(
  'add_reactions',
  'priority_speaker',
  'stream',
  'send_messages',
  'send_tts_messages',
  'speak',
  'request_to_speak',
  'create_public_threads',
  'create_private_threads',
  'send_messages_in_threads',
  'use_soundboard',
  'send_voice_messages',
  'send_polls',
);
const SENDING = bits('mention_everyone', 'send_tts_messages', 'attach_files', 'embed_links');

const owns = ({ ownerId }: Rules, { userId }: Standing): boolean => userId !== null && userId === ownerId;
const held = ({ serverId }: Rules, { roleIds }: Standing, id: Id): boolean =>
  id === serverId || roleIds.includes(id);

const muted = (rules: Rules, who: Standing): boolean =>
  rules.roles.some((role) => role.mutes && held(rules, who, role.roleId));

/** Before a time-out is counted. */
function granted(rules: Rules, who: Standing): Bits {
  if (owns(rules, who)) return EVERY_PERMISSION;
  let all = 0n;
  for (const role of rules.roles) if (held(rules, who, role.roleId)) all |= bitsOf(role.permissions);
  return has(all, 'administrator') ? EVERY_PERMISSION : all;
}

export function serverPermissions(rules: Rules, who: Standing): Bits {
  const all = granted(rules, who);
  return has(all, 'administrator') ? all : silenced(rules, who, all);
}

function silenced(rules: Rules, who: Standing, all: Bits): Bits {
  const left = who.timedOut ? all & TIMEOUT_LEAVES : all;
  return muted(rules, who) ? left & ~VOICE : left;
}

export function channelPermissions(rules: Rules, who: Standing, channel: ChannelRules): Bits {
  let all = granted(rules, who);
  if (has(all, 'administrator')) return all;
  const settle = (match: (o: ChannelRules['overwrites'][number]) => boolean) => {
    const rows = channel.overwrites.filter(match);
    const deny = rows.reduce((sum, row) => sum | bitsOf(row.deny), 0n);
    const allow = rows.reduce((sum, row) => sum | bitsOf(row.allow), 0n);
    all = (all & ~deny) | allow;
  };
  settle((o) => o.type === 'role' && o.targetId === rules.serverId);
  settle((o) => o.type === 'role' && o.targetId !== rules.serverId && who.roleIds.includes(o.targetId));
  settle((o) => o.type === 'member' && o.targetId === who.userId);
  return implied(silenced(rules, who, all), channel.type);
}

export const isVoice = (type: string): boolean => type === 'voice' || type === 'stage';

/** What is lost carries other things with it. */
function implied(all: Bits, type: string): Bits {
  if (!has(all, 'view_channel')) return 0n;
  if (isVoice(type)) return has(all, 'connect') ? all : bits('view_channel');
  return type !== 'category' && !has(all, 'send_messages') ? all & ~SENDING : all;
}

/** Roles as they rank: the highest first, everyone's last. */
export function byRank<R extends { roleId: Id; position: number }>(roles: readonly R[], serverId: Id): R[] {
  const last = (role: R) => Number(role.roleId === serverId);
  return [...roles].sort(
    (a, b) => last(a) - last(b) || b.position - a.position || compareIds(a.roleId, b.roleId),
  );
}

/** The place of somebody's highest role in a list by rank: the smaller the higher; the owner stands at -1. */
export function rankOf(rules: Rules, who: Standing): number {
  if (owns(rules, who)) return -1;
  const at = byRank(rules.roles, rules.serverId).findIndex((role) => held(rules, who, role.roleId));
  return at < 0 ? rules.roles.length : at;
}
