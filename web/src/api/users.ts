import type { Id } from '../lib/ids';
import { request } from './request';
import type { LoginSession, User } from './types';

export const me = () => request<User>('GET', '/users/@me');

export type ProfilePatch = Partial<Pick<User, 'displayName' | 'bio' | 'avatar' | 'ageConfirmed'>>;

export const updateMe = (body: ProfilePatch) => request<User>('PATCH', '/users/@me', body);

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  request<void>('POST', '/users/@me/password', body);

export const loginSessions = () => request<LoginSession[]>('GET', '/users/@me/sessions');

export const endLogin = (loginId: Id) => request<void>('DELETE', `/users/@me/sessions/${loginId}`);

export const endOtherLogins = () => request<void>('DELETE', '/users/@me/sessions');

export const user = (userId: Id) => request<User>('GET', `/users/${userId}`);
