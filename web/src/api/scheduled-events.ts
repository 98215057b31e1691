import type { Id } from '../lib/ids';
import type { ScheduledEvent } from './community-types';
import { request } from './request';
import type { Member } from './types';

const base = (serverId: Id) => `/servers/${serverId}/events`;

export type EventBody = Pick<
  ScheduledEvent,
  'name' | 'description' | 'channelId' | 'location' | 'startsAt' | 'endsAt' | 'repeats'
>;

/** By start. */
export const scheduledEvents = (serverId: Id) => request<ScheduledEvent[]>('GET', base(serverId));

export const createEvent = (serverId: Id, body: EventBody) =>
  request<ScheduledEvent>('POST', base(serverId), body);

export const updateEvent = (
  { serverId, eventId }: ScheduledEvent,
  body: Partial<EventBody & Pick<ScheduledEvent, 'status'>>,
) => request<ScheduledEvent>('PATCH', `${base(serverId)}/${eventId}`, body);

export const deleteEvent = ({ serverId, eventId }: ScheduledEvent) =>
  request<void>('DELETE', `${base(serverId)}/${eventId}`);

export const setInterest = ({ serverId, eventId }: ScheduledEvent, comes: boolean) =>
  request<ScheduledEvent>(comes ? 'PUT' : 'DELETE', `${base(serverId)}/${eventId}/interest`);

/** By user id. */
export const interestedIn = ({ serverId, eventId }: ScheduledEvent, after: Id | null, limit: number) =>
  request<Member[]>(
    'GET',
    `${base(serverId)}/${eventId}/interested?limit=${limit}${after ? `&after=${after}` : ''}`,
  );
