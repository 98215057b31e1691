import type { Id } from '../lib/ids';
import type { DiscoveryEntry } from './community-types';
import { request } from './request';
import type { Server } from './types';

/** The largest first. */
export function discover(query: string, offset: number, limit: number): Promise<DiscoveryEntry[]> {
  const search = new URLSearchParams({ query, offset: String(offset), limit: String(limit) });
  return request<DiscoveryEntry[]>('GET', `/discovery?${search}`);
}

export const joinDiscovered = (serverId: Id) => request<Server>('POST', `/discovery/${serverId}`);

export const setDiscoverable = (serverId: Id, discoverable: boolean) =>
  request<Server>('PATCH', `/servers/${serverId}`, { discoverable });
