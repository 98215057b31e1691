import { request } from './request';
import type { AuthOptions, LoginAnswer } from './types';

export const authOptions = () => request<AuthOptions>('GET', '/auth/options');

export const setUp = (body: { setupToken: string; name: string; password: string; serverName?: string }) =>
  request<LoginAnswer>('POST', '/auth/setup', body);

export const register = (body: { name: string; password: string; inviteCode?: string }) =>
  request<LoginAnswer>('POST', '/auth/register', body);

export const logIn = (body: { name: string; password: string }) =>
  request<LoginAnswer>('POST', '/auth/login', body);

export const logOut = () => request<void>('POST', '/auth/logout');

export const oidcLoginUrl = (returnTo: string) => `/auth/oidc/login?returnTo=${encodeURIComponent(returnTo)}`;
