import type { Id } from '../lib/ids';
import type { Onboarding } from './community-types';
import { request } from './request';
import type { Member } from './types';

const base = (serverId: Id) => `/servers/${serverId}/onboarding`;

export const onboarding = (serverId: Id) => request<Onboarding>('GET', base(serverId));

export const saveOnboarding = (serverId: Id, body: Onboarding) =>
  request<Onboarding>('PUT', base(serverId), body);

/** By question: the options that were chosen. */
export type Answers = Record<Id, Id[]>;

export const answer = (serverId: Id, body: { acceptRules?: boolean; answers?: Answers }) =>
  request<Member>('POST', `${base(serverId)}/answers`, body);
