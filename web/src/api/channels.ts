import type { Id } from '../lib/ids';
import { request } from './request';
import type { ChannelSummary, Message, Overwrite } from './types';

export const createChannel = (
  serverId: Id,
  body: { name: string; topic?: string; type?: string; parentId?: Id },
) => request<ChannelSummary>('POST', `/servers/${serverId}/channels`, body);

export interface ChannelPatch {
  name?: string;
  topic?: string;
  position?: number;
  parentId?: Id | null;
  ageRestricted?: boolean;
  slowmodeSeconds?: number;
  archived?: boolean;
  /** 0: messages stay for good. */
  retentionSeconds?: number;
  sync?: boolean;
}

export const updateChannel = (channelId: Id, body: ChannelPatch) =>
  request<ChannelSummary>('PATCH', `/channels/${channelId}`, body);

export const putOverwrite = (channelId: Id, { targetId, ...body }: Overwrite) =>
  request<ChannelSummary>('PUT', `/channels/${channelId}/overwrites/${targetId}`, body);

export const dropOverwrite = (channelId: Id, targetId: Id) =>
  request<ChannelSummary>('DELETE', `/channels/${channelId}/overwrites/${targetId}`);

export const deleteChannel = (channelId: Id) => request<void>('DELETE', `/channels/${channelId}`);

export const startTyping = (channelId: Id) => request<void>('POST', `/channels/${channelId}/typing`);

export const markRead = (channelId: Id, messageId: Id) =>
  request<void>('PUT', `/channels/${channelId}/read`, { messageId });

export type Place = { before: Id } | { after: Id } | { around: Id } | Record<string, never>;

export function history(channelId: Id, place: Place, limit: number): Promise<Message[]> {
  const query = new URLSearchParams({ ...place, limit: String(limit) });
  return request<Message[]>('GET', `/channels/${channelId}/messages?${query}`);
}

export const sendMessage = (channelId: Id, content: string, nonce: string) =>
  request<Message>('POST', `/channels/${channelId}/messages`, { content, nonce });

export const editMessage = (channelId: Id, messageId: Id, content: string) =>
  request<Message>('PATCH', `/channels/${channelId}/messages/${messageId}`, { content });

export const deleteMessage = (channelId: Id, messageId: Id) =>
  request<void>('DELETE', `/channels/${channelId}/messages/${messageId}`);
