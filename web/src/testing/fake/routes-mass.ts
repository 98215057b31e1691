import { type MassAction, type MassBody, PURGE_MAX } from '../../api/mass-actions';
import { record } from './audit';
import type { FakeClient } from './client';
import { instanceOf, moderationOf } from './moderation-state';
import { type Community, Refusal } from './objects';
import { purge } from './purge';
import { allowed, allowedIn, mine } from './rights';
import { path, type Route } from './route';

/** Handles one path as a client would: each of many is held to the rules of the single act. */
type Handle = (method: string, url: string, body?: unknown) => boolean;

const singly = (serverId: string, body: MassBody, handle: Handle) => {
  const member = (userId: string) => `/servers/${serverId}/members/${userId}`;
  const { durationSeconds = 0, purgeSeconds = 0, roleId } = body;
  const acts: Record<Exclude<MassBody['type'], 'purge'>, (userId: string) => boolean> = {
    kick: (id) => handle('DELETE', member(id)),
    ban: (id) => handle('PUT', `/servers/${serverId}/bans/${id}`, { durationSeconds, purgeSeconds }),
    time_out: (id) => handle('PATCH', member(id), { timeoutSeconds: durationSeconds }),
    add_role: (id) => handle('PUT', `${member(id)}/roles/${roleId}`),
    remove_role: (id) => handle('DELETE', `${member(id)}/roles/${roleId}`),
  };
  return acts;
};

const NEEDED = {
  kick: 'kick_members',
  ban: 'ban_members',
  time_out: 'moderate_members',
  add_role: 'manage_roles',
  remove_role: 'manage_roles',
} as const;

function tell({ world }: FakeClient, action: MassAction): void {
  for (const connection of world.connections)
    if (connection.userId === action.actorId) connection.dispatch('MASS_ACTION_UPDATE', null, { ...action });
}

/** Goes on step by step, until it is done, stopped, or where the world halts it. */
function run(client: FakeClient, action: MassAction, step: (at: number) => boolean, note: () => void): void {
  const { haltAt } = instanceOf(client.world);
  const next = () => {
    if (action.state !== 'running' || action.done >= haltAt) return;
    if (action.done < action.total) {
      if (!step(action.done)) action.failed++;
      action.done++;
    }
    if (action.done >= action.total) {
      action.state = 'done';
      note();
    }
    tell(client, action);
    if (action.state === 'running') setTimeout(next);
  };
  setTimeout(next);
}

function start(client: FakeClient, server: Community, body: MassBody, why: string | null): MassAction {
  const { type } = body;
  const handle: Handle = (method, url, sent) =>
    client.handle(method, url, sent, why && encodeURIComponent(why)).status < 300;
  if (type !== 'purge') allowed(client, server.serverId, NEEDED[type]);
  const channel = type === 'purge' ? allowedIn(client, body.channelId, 'manage_messages') : null;
  const limit = Math.min(body.limit ?? PURGE_MAX, PURGE_MAX);
  const list = (client.world.messages.get(channel?.channelId ?? '') ?? [])
    .filter((message) => !body.userId || message.senderId === body.userId)
    .slice(-limit);
  const userIds = body.userIds ?? [];
  const action: MassAction = {
    actionId: client.world.id(),
    serverId: server.serverId,
    actorId: client.account().user.userId,
    type,
    state: 'running',
    total: type === 'purge' ? list.length : userIds.length,
    done: 0,
    failed: 0,
  };
  moderationOf(server).mass.set(action.actionId, action);
  const note = () =>
    record(
      client,
      server.serverId,
      channel ? 'message_bulk_delete' : 'mass_action',
      channel?.channelId ?? null,
      {
        detail: `${type}: ${action.done} of ${action.total}, ${action.failed} failed`,
        reason: why,
      },
    );
  const step =
    type === 'purge'
      ? (at: number) =>
          !!channel && purge(client.world, channel.channelId, (_s, id) => id === list[at]?.messageId) > 0
      : (at: number) => singly(server.serverId, body, handle)[type](userIds[at] ?? '');
  run(client, action, step, note);
  return action;
}

function find(client: FakeClient, id: string | undefined, actionId: string | undefined): MassAction {
  const action = moderationOf(mine(client, id)).mass.get(actionId ?? '');
  if (action?.actorId !== client.userId) throw new Refusal(404, 'not_found');
  return action as MassAction;
}

export const massRoutes: Route[] = [
  [
    'POST',
    path('/servers/:id/mass-actions'),
    (client, [id], body, _query, why) => {
      const started = start(client, mine(client, id), body as unknown as MassBody, why);
      return [202, { ...started }];
    },
  ],
  [
    'GET',
    path('/servers/:id/mass-actions/:action'),
    (client, [id, actionId]) => [200, { ...find(client, id, actionId) }],
  ],
  [
    'DELETE',
    path('/servers/:id/mass-actions/:action'),
    (client, [id, actionId]) => {
      const action = find(client, id, actionId);
      if (action.state === 'running') action.state = 'canceled';
      tell(client, action);
      return [200, { ...action }];
    },
  ],
];
