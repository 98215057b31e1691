import type { Id } from '../lib/ids';
import { request } from './request';
import type { AuditEntry, User } from './types';

/** What those see who run the instance. */
export type AdminUser = User & { disabled: boolean; admin: boolean };

export interface AdminServer {
  serverId: Id;
  name: string;
  ownerId: Id;
  memberCount: number;
  suspended: boolean;
  createdAt: string;
}

export type InstanceEntry = Omit<AuditEntry, 'serverId'> & { serverId: Id | null };

export interface Page {
  query?: string;
  after?: Id;
  before?: Id;
  limit: number;
}

const queryOf = (page: Page): string =>
  new URLSearchParams(
    Object.entries(page).flatMap(([key, value]): [string, string][] => (value ? [[key, `${value}`]] : [])),
  ).toString();

export const adminUsers = (page: Page) => request<AdminUser[]>('GET', `/admin/users?${queryOf(page)}`);

export const setDisabled = (userId: Id, disabled: boolean, why?: string) =>
  request<AdminUser>('PATCH', `/admin/users/${userId}`, { disabled }, why);

export const adminServers = (page: Page) => request<AdminServer[]>('GET', `/admin/servers?${queryOf(page)}`);

export const setSuspended = (serverId: Id, suspended: boolean, why?: string) =>
  request<AdminServer>('PATCH', `/admin/servers/${serverId}`, { suspended }, why);

export const adminDeleteServer = (serverId: Id, why?: string) =>
  request<void>('DELETE', `/admin/servers/${serverId}`, undefined, why);

export const instanceLog = (page: Page) =>
  request<InstanceEntry[]>('GET', `/admin/audit-log?${queryOf(page)}`);
