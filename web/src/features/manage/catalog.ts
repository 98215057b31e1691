import type { Permission } from '../../lib/permission-bits';

export type GroupId = 'server' | 'people' | 'text' | 'voice' | 'apps' | 'all';

/** The permissions as people look for them. */
export const GROUPS: { id: GroupId; permissions: Permission[] }[] = [
  {
    id: 'server',
    permissions: [
      'view_channel',
      'manage_channels',
      'manage_roles',
      'manage_server',
      'view_audit_log',
      'manage_webhooks',
      'create_expressions',
      'manage_expressions',
      'view_server_insights',
      'view_monetization_analytics',
    ],
  },
  {
    id: 'people',
    permissions: [
      'create_invite',
      'change_nickname',
      'manage_nicknames',
      'moderate_members',
      'kick_members',
      'ban_members',
    ],
  },
  {
    id: 'text',
    permissions: [
      'send_messages',
      'read_message_history',
      'add_reactions',
      'embed_links',
      'attach_files',
      'mention_everyone',
      'manage_messages',
      'pin_messages',
      'bypass_slowmode',
      'use_external_emojis',
      'use_external_stickers',
      'send_voice_messages',
      'send_polls',
      'send_tts_messages',
      'create_public_threads',
      'create_private_threads',
      'send_messages_in_threads',
      'manage_threads',
    ],
  },
  {
    id: 'voice',
    permissions: [
      'connect',
      'speak',
      'stream',
      'use_voice_activity',
      'priority_speaker',
      'request_to_speak',
      'mute_members',
      'deafen_members',
      'move_members',
      'set_voice_channel_status',
      'use_soundboard',
      'use_external_sounds',
    ],
  },
  {
    id: 'apps',
    permissions: [
      'use_application_commands',
      'use_external_apps',
      'use_activities',
      'create_events',
      'manage_events',
    ],
  },
  { id: 'all', permissions: ['administrator'] },
];

/** In the wrong hands these hurt everybody. */
export const DANGEROUS: ReadonlySet<Permission> = new Set([
  'administrator',
  'manage_server',
  'manage_roles',
  'manage_channels',
  'manage_webhooks',
  'ban_members',
  'kick_members',
  'mention_everyone',
]);
