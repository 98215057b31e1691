import type { ScheduledEvent } from '../../api/community-types';
import { EVENT as MAX } from '../../lib/growth-limits';
import { compareIds } from '../../lib/ids';
import { has } from '../../lib/permission-bits';
import { checksOf } from './checks';
import type { FakeClient } from './client';
import { growthOf, type StoredEvent } from './growth';
import { type Community, Refusal } from './objects';
import { allowed, mine, ownBits, seen, sees } from './rights';
import { path, type Route } from './route';
import type { FakeWorld } from './world';

const valid = checksOf('invalid_event');

/** As everybody gets it. */
const plain = ({ people, interested: _mine, ...event }: StoredEvent): ScheduledEvent => ({
  ...event,
  interestedCount: people.size,
});
const asMine = (client: FakeClient, event: StoredEvent): ScheduledEvent => ({
  ...plain(event),
  interested: event.people.has(client.account().user.userId),
});

function visible(world: FakeWorld, event: StoredEvent, userId: string): boolean {
  const channel = world.channels.get(event.channelId ?? '');
  return event.channelId === null || (!!channel && sees(world, channel, userId));
}

export function tellEvent(world: FakeWorld, event: StoredEvent): void {
  world.emit(
    `s:${event.serverId}`,
    'SCHEDULED_EVENT_UPDATE',
    plain(event),
    (userId) => !!world.servers.get(event.serverId)?.members.has(userId) && visible(world, event, userId),
  );
}

function find(client: FakeClient, id: string | undefined, eventId: string | undefined) {
  const server = mine(client, id);
  const event = growthOf(client.world).events.get(eventId ?? '');
  if (event?.serverId !== server.serverId || !visible(client.world, event, client.account().user.userId))
    throw new Refusal(404, 'not_found');
  return { server, event };
}

function changeable(client: FakeClient, id: string | undefined, eventId: string | undefined) {
  const found = find(client, id, eventId);
  const bits = ownBits(client, found.server);
  const own = found.event.creatorId === client.userId && has(bits, 'create_events');
  if (!own && !has(bits, 'manage_events')) throw new Refusal(403, 'missing_permission');
  return found;
}

function check(client: FakeClient, server: Community, event: StoredEvent): void {
  valid.text(event.name, 'name', MAX.name);
  valid.text(event.description, 'description', MAX.description, 0);
  if (!event.channelId === !event.location) valid.refuse('location');
  if (event.location) valid.text(event.location, 'location', MAX.location);
  if (event.channelId && seen(client, event.channelId).serverId !== server.serverId)
    throw new Refusal(400, 'invalid_channel', { field: 'channelId' });
  const [start, end] = [Date.parse(event.startsAt), Date.parse(event.endsAt ?? '')];
  if (Number.isNaN(start)) valid.refuse('startsAt');
  if (event.endsAt !== null && !(end > start)) valid.refuse('endsAt');
}

const DAYS = { none: 0, daily: 1, weekly: 7, biweekly: 14, monthly: 30, yearly: 365 };

/** Begins, ends or calls off; one that repeats is to come again when it has ended. */
function step(event: StoredEvent, wanted: ScheduledEvent['status'] | undefined): void {
  if (!wanted || wanted === event.status) return;
  const later = (iso: string) => new Date(Date.parse(iso) + DAYS[event.repeats] * 86_400_000).toISOString();
  if (wanted === 'canceled') event.status = 'canceled';
  else if (wanted === 'active' && event.status === 'scheduled') {
    event.startsAt = new Date().toISOString();
    event.status = 'active';
  } else if (wanted === 'completed' && event.status === 'active') {
    event.status = event.repeats === 'none' ? 'completed' : 'scheduled';
    event.startsAt = later(event.startsAt);
    event.endsAt = event.endsAt && later(event.endsAt);
  } else valid.refuse('status');
}

export const eventRoutes: Route[] = [
  [
    'GET',
    path('/servers/:id/events'),
    (client, [id]) => {
      const { serverId } = mine(client, id);
      const { userId } = client.account().user;
      const found = [...growthOf(client.world).events.values()]
        .filter((event) => event.serverId === serverId && visible(client.world, event, userId))
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
      return [200, found.map((event) => asMine(client, event))];
    },
  ],
  [
    'POST',
    path('/servers/:id/events'),
    (client, [id], body) => {
      const server = allowed(client, id, 'create_events');
      const event: StoredEvent = {
        description: '',
        channelId: null,
        location: null,
        endsAt: null,
        repeats: 'none',
        image: null,
        ...(body as unknown as Pick<ScheduledEvent, 'name' | 'startsAt'>),
        eventId: client.world.id(),
        serverId: server.serverId,
        creatorId: client.account().user.userId,
        status: 'scheduled',
        interestedCount: 0,
        people: new Set(),
      };
      check(client, server, event);
      if (Date.parse(event.startsAt) < Date.now()) valid.refuse('startsAt');
      growthOf(client.world).events.set(event.eventId, event);
      tellEvent(client.world, event);
      return [201, asMine(client, event)];
    },
  ],
  [
    'GET',
    path('/servers/:id/events/:event'),
    (client, [id, eventId]) => [200, asMine(client, find(client, id, eventId).event)],
  ],
  [
    'PATCH',
    path('/servers/:id/events/:event'),
    (client, [id, eventId], body) => {
      const { server, event } = changeable(client, id, eventId);
      if (event.status === 'completed' || event.status === 'canceled') throw new Refusal(409, 'event_over');
      const { status, ...patch } = body as unknown as Partial<ScheduledEvent>;
      const next: StoredEvent = { ...event, ...patch };
      check(client, server, next);
      step(next, status);
      Object.assign(event, next);
      tellEvent(client.world, event);
      return [200, asMine(client, event)];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/events/:event'),
    (client, [id, eventId]) => {
      const { server, event } = changeable(client, id, eventId);
      growthOf(client.world).events.delete(event.eventId);
      const gone = { serverId: server.serverId, eventId: event.eventId };
      client.world.emitTo(server.serverId, 'SCHEDULED_EVENT_DELETE', gone);
      return [204];
    },
  ],
  [
    'PUT',
    path('/servers/:id/events/:event/interest'),
    (client, [id, eventId]) => {
      const { event } = find(client, id, eventId);
      event.people.add(client.account().user.userId);
      tellEvent(client.world, event);
      return [200, asMine(client, event)];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/events/:event/interest'),
    (client, [id, eventId]) => {
      const { event } = find(client, id, eventId);
      event.people.delete(client.account().user.userId);
      tellEvent(client.world, event);
      return [200, asMine(client, event)];
    },
  ],
  [
    'GET',
    path('/servers/:id/events/:event/interested'),
    (client, [id, eventId], _body, query) => {
      const { server, event } = find(client, id, eventId);
      const after = query.get('after');
      const ids = [...event.people]
        .filter((userId) => server.members.has(userId) && (!after || compareIds(userId, after) > 0))
        .sort(compareIds);
      const shown = ids.slice(0, Number(query.get('limit') ?? 50));
      return [200, shown.map((userId) => client.world.member(server.serverId, userId))];
    },
  ],
];
