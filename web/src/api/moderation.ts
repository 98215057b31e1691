import type { Id } from '../lib/ids';
import { request } from './request';
import type { AuditEntry, Ban, Member } from './types';

const memberPath = (serverId: Id, userId: Id) => `/servers/${serverId}/members/${userId}`;

export interface MemberPatch {
  nickname?: string;
  roleIds?: Id[];
  /** 0 lifts it. */
  timeoutSeconds?: number;
}

export const updateMember = (serverId: Id, userId: Id, body: MemberPatch, why?: string) =>
  request<Member>('PATCH', memberPath(serverId, userId), body, why);

export const giveRole = (serverId: Id, userId: Id, roleId: Id, why?: string) =>
  request<Member>('PUT', `${memberPath(serverId, userId)}/roles/${roleId}`, undefined, why);

export const takeRole = (serverId: Id, userId: Id, roleId: Id, why?: string) =>
  request<Member>('DELETE', `${memberPath(serverId, userId)}/roles/${roleId}`, undefined, why);

export const bans = (serverId: Id) => request<Ban[]>('GET', `/servers/${serverId}/bans?limit=1000`);

export interface BanBody {
  /** 0: until it is lifted. */
  durationSeconds: number;
  /** What they wrote in that time goes; 0: nothing. */
  purgeSeconds: number;
}

export const banMember = (serverId: Id, userId: Id, body: BanBody, why?: string) =>
  request<Ban>('PUT', `/servers/${serverId}/bans/${userId}`, body, why);

export const liftBan = (serverId: Id, userId: Id) =>
  request<void>('DELETE', `/servers/${serverId}/bans/${userId}`);

export interface AuditFilter {
  actor?: Id;
  target?: Id;
  action?: string;
}

export function auditLog(
  serverId: Id,
  filter: AuditFilter,
  before: Id | null,
  limit: number,
): Promise<AuditEntry[]> {
  const query = new URLSearchParams({ limit: String(limit), ...filter, ...(before ? { before } : {}) });
  return request<AuditEntry[]>('GET', `/servers/${serverId}/audit-log?${query}`);
}
