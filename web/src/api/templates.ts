import type { Id } from '../lib/ids';
import type { Template, TemplateContent } from './community-types';
import { request } from './request';
import type { Server } from './types';

const own = (serverId: Id) => `/servers/${serverId}/templates`;
const at = (code: string) => `/templates/${encodeURIComponent(code)}`;

export const templates = (serverId: Id) => request<Template[]>('GET', own(serverId));

export const createTemplate = (serverId: Id, body: { name: string; description?: string }) =>
  request<Template>('POST', own(serverId), body);

/** Brings it up to date with the server as it is now. */
export const syncTemplate = (serverId: Id, code: string) =>
  request<Template>('PUT', `${own(serverId)}/${encodeURIComponent(code)}`);

export const deleteTemplate = (serverId: Id, code: string) =>
  request<void>('DELETE', `${own(serverId)}/${encodeURIComponent(code)}`);

export const template = (code: string) => request<Template>('GET', at(code));

export const serverFromTemplate = (code: string, name: string) => request<Server>('POST', at(code), { name });

export const exportServer = (serverId: Id) => request<TemplateContent>('GET', `/servers/${serverId}/export`);

export const importServer = (name: string, content: TemplateContent) =>
  request<Server>('POST', '/servers', { name, content });

export const cloneServer = (name: string, cloneOf: Id) =>
  request<Server>('POST', '/servers', { name, cloneOf });
