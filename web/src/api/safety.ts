import type { Id } from '../lib/ids';
import { request } from './request';

export const LEVELS = ['none', 'low', 'medium', 'high', 'highest'] as const;
export type Level = (typeof LEVELS)[number];

/** How a server is kept safe. */
export interface Safety {
  verification: Level;
  rulesGate: boolean;
  invitesPausedUntil: string | null;
  /** So many joins within a minute are a raid; 0: never. */
  raidJoins: number;
  raidPauses: boolean;
  alertChannelId: Id | null;
  greetingChannelId: Id | null;
  /** How long the audit log is kept; 0: always. */
  auditDays: number;
}

export type SafetyPatch = Partial<Omit<Safety, 'invitesPausedUntil'>> & {
  /** 0 lets them go on. */
  invitesPausedSeconds?: number;
};

export const safety = (serverId: Id) => request<Safety>('GET', `/servers/${serverId}/safety`);

export const updateSafety = (serverId: Id, body: SafetyPatch) =>
  request<Safety>('PATCH', `/servers/${serverId}/safety`, body);
