/** What members may do, by the numbers of their bits (`permission.hpp`); on the wire a set is a decimal string. */
export const PERMISSION_BITS = {
  create_invite: 0,
  kick_members: 1,
  ban_members: 2,
  administrator: 3,
  manage_channels: 4,
  manage_server: 5,
  add_reactions: 6,
  view_audit_log: 7,
  priority_speaker: 8,
  stream: 9,
  view_channel: 10,
  send_messages: 11,
  send_tts_messages: 12,
  manage_messages: 13,
  embed_links: 14,
  attach_files: 15,
  read_message_history: 16,
  mention_everyone: 17,
  use_external_emojis: 18,
  view_server_insights: 19,
  connect: 20,
  speak: 21,
  mute_members: 22,
  deafen_members: 23,
  move_members: 24,
  use_voice_activity: 25,
  change_nickname: 26,
  manage_nicknames: 27,
  manage_roles: 28,
  manage_webhooks: 29,
  manage_expressions: 30,
  use_application_commands: 31,
  request_to_speak: 32,
  manage_events: 33,
  manage_threads: 34,
  create_public_threads: 35,
  create_private_threads: 36,
  use_external_stickers: 37,
  send_messages_in_threads: 38,
  use_activities: 39,
  moderate_members: 40,
  view_monetization_analytics: 41,
  use_soundboard: 42,
  create_expressions: 43,
  create_events: 44,
  use_external_sounds: 45,
  send_voice_messages: 46,
  set_voice_channel_status: 48,
  send_polls: 49,
  use_external_apps: 50,
  pin_messages: 51,
  bypass_slowmode: 52,
} as const;

export type Permission = keyof typeof PERMISSION_BITS;
export type Bits = bigint;

export const PERMISSIONS = Object.keys(PERMISSION_BITS) as Permission[];

export const bit = (name: Permission): Bits => 1n << BigInt(PERMISSION_BITS[name]);
export const bits = (...names: Permission[]): Bits => names.reduce((all, name) => all | bit(name), 0n);
export const has = (all: Bits, name: Permission): boolean => (all & bit(name)) !== 0n;

export const EVERY_PERMISSION: Bits = bits(...PERMISSIONS);

/** These mean something in the whole server only, never in one channel. */
export const SERVER_WIDE: Bits = bits(
  'kick_members',
  'ban_members',
  'administrator',
  'manage_server',
  'view_audit_log',
  'view_server_insights',
  'change_nickname',
  'manage_nicknames',
  'manage_expressions',
  'moderate_members',
  'view_monetization_analytics',
  'create_expressions',
);

/** Power over others: a role with any of it is given by people, never by an answer. */
export const POWER: Bits = bits(
  'kick_members',
  'ban_members',
  'administrator',
  'manage_channels',
  'manage_server',
  'manage_messages',
  'manage_nicknames',
  'manage_roles',
  'manage_webhooks',
  'manage_expressions',
  'manage_events',
  'manage_threads',
  'moderate_members',
  'mute_members',
  'deafen_members',
  'move_members',
  'mention_everyone',
  'view_audit_log',
);

/** What everyone may do in a new server. */
export const EVERYONE_DEFAULT: Bits = bits(
  'create_invite',
  'add_reactions',
  'stream',
  'view_channel',
  'send_messages',
  'embed_links',
  'attach_files',
  'read_message_history',
  'use_external_emojis',
  'connect',
  'speak',
  'use_voice_activity',
  'change_nickname',
  'use_application_commands',
  'request_to_speak',
  'create_public_threads',
  'use_external_stickers',
  'send_messages_in_threads',
  'use_soundboard',
  'send_voice_messages',
  'send_polls',
  'use_external_apps',
);

const read = new Map<string, Bits>();

/** A set from the wire. The few that a server uses are read once. */
export function bitsOf(text: string): Bits {
  let found = read.get(text);
  if (found === undefined) {
    found = /^\d+$/.test(text) ? BigInt(text) : 0n;
    if (read.size > 2000) read.clear();
    read.set(text, found);
  }
  return found;
}

export const namesIn = (all: Bits): Permission[] => PERMISSIONS.filter((name) => has(all, name));
