import type { Id } from '../lib/ids';
import { request } from './request';

export type MassType = 'kick' | 'ban' | 'time_out' | 'add_role' | 'remove_role' | 'purge';

export interface MassAction {
  actionId: Id;
  serverId: Id;
  actorId: Id;
  type: MassType;
  state: 'running' | 'done' | 'canceled' | 'failed';
  total: number;
  done: number;
  /** Of those done: what could not be done. */
  failed: number;
}

export interface MassBody {
  type: MassType;
  userIds?: Id[];
  durationSeconds?: number;
  purgeSeconds?: number;
  roleId?: Id;
  channelId?: Id;
  /** Whose messages are purged; nobody named: everybody's. */
  userId?: Id;
  limit?: number;
}

/** How many members are named at once. */
export const MASS_MAX = 1000;

/** How many messages of a channel go at once. */
export const PURGE_MAX = 1000;

export const startMassAction = (serverId: Id, body: MassBody, why?: string) =>
  request<MassAction>('POST', `/servers/${serverId}/mass-actions`, body, why);

const one = ({ serverId, actionId }: MassAction) => `/servers/${serverId}/mass-actions/${actionId}`;

export const massAction = (action: MassAction) => request<MassAction>('GET', one(action));

export const stopMassAction = (action: MassAction) => request<MassAction>('DELETE', one(action));
