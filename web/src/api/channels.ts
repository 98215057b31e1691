import type { Id } from '../lib/ids';
import { request } from './request';
import type { ChannelSummary, Message } from './types';

export const createChannel = (serverId: Id, body: { name: string; topic?: string }) =>
  request<ChannelSummary>('POST', `/servers/${serverId}/channels`, body);

export const updateChannel = (channelId: Id, body: { name?: string; topic?: string }) =>
  request<ChannelSummary>('PATCH', `/channels/${channelId}`, body);

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
