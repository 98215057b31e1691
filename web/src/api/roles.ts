import type { Id } from '../lib/ids';
import { request } from './request';
import type { Role, Verdict } from './types';

export type RoleBody = Omit<Role, 'roleId' | 'serverId' | 'position'>;

export const createRole = (serverId: Id, body: Partial<RoleBody> & { name: string }) =>
  request<Role>('POST', `/servers/${serverId}/roles`, body);

export const updateRole = (serverId: Id, roleId: Id, body: Partial<RoleBody>) =>
  request<Role>('PATCH', `/servers/${serverId}/roles/${roleId}`, body);

export const deleteRole = (serverId: Id, roleId: Id) =>
  request<void>('DELETE', `/servers/${serverId}/roles/${roleId}`);

/** All but everyone's, the highest first. */
export const orderRoles = (serverId: Id, roleIds: Id[]) =>
  request<Role[]>('PATCH', `/servers/${serverId}/roles`, { roleIds });

export interface Explanation {
  allowed: string;
  permissions: Verdict[];
}

export function explain(
  serverId: Id,
  about: { member: Id } | { role: Id },
  channel: Id | null,
): Promise<Explanation> {
  const query = new URLSearchParams({ ...about, ...(channel ? { channel } : {}) });
  return request<Explanation>('GET', `/servers/${serverId}/permissions/explain?${query}`);
}
