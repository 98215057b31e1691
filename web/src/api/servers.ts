import type { Id } from '../lib/ids';
import { request } from './request';
import type { Invite, InvitePreview, Member, Server } from './types';

export const createServer = (name: string) => request<Server>('POST', '/servers', { name });

export type ServerPatch = Partial<Pick<Server, 'name' | 'description' | 'icon' | 'banner' | 'accentColor'>>;

export const updateServer = (serverId: Id, body: ServerPatch) =>
  request<Server>('PATCH', `/servers/${serverId}`, body);

export const deleteServer = (serverId: Id) => request<void>('DELETE', `/servers/${serverId}`);

export const memberPage = (serverId: Id, after: Id | null, limit: number) =>
  request<Member[]>('GET', `/servers/${serverId}/members?limit=${limit}${after ? `&after=${after}` : ''}`);

/** Those whose name, account or nickname begins so; at most 100. */
export function searchMembers(
  serverId: Id,
  query: string,
  role: Id | null,
  limit: number,
): Promise<Member[]> {
  const wanted = new URLSearchParams({ query, limit: String(limit), ...(role ? { role } : {}) });
  return request<Member[]>('GET', `/servers/${serverId}/members/search?${wanted}`);
}

export const member = (serverId: Id, userId: Id) =>
  request<Member>('GET', `/servers/${serverId}/members/${userId}`);

export const removeMember = (serverId: Id, userId: Id | '@me', why?: string) =>
  request<void>('DELETE', `/servers/${serverId}/members/${userId}`, undefined, why);

export const giveServer = (serverId: Id, userId: Id) =>
  request<Server>('PUT', `/servers/${serverId}/owner`, { userId });

export const invites = (serverId: Id) => request<Invite[]>('GET', `/servers/${serverId}/invites`);

export interface InviteWish {
  maxAgeSeconds?: number;
  maxUses?: number;
  temporary?: boolean;
  roleIds?: Id[];
}

export const createInvite = (serverId: Id, body: InviteWish) =>
  request<Invite>('POST', `/servers/${serverId}/invites`, body);

export const setVanity = (serverId: Id, code: string) =>
  request<Invite>('PUT', `/servers/${serverId}/vanity`, { code });

export const dropVanity = (serverId: Id) => request<void>('DELETE', `/servers/${serverId}/vanity`);

const invitePath = (code: string) => `/invites/${encodeURIComponent(code)}`;

export const invitePreview = (code: string) => request<InvitePreview>('GET', invitePath(code));

export const acceptInvite = (code: string) => request<Server>('POST', invitePath(code));

export const revokeInvite = (code: string) => request<void>('DELETE', invitePath(code));
