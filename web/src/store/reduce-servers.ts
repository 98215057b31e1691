import type { Server, ServerSummary } from '../api/types';
import { compareIds, type Id } from '../lib/ids';
import { byRank } from '../lib/permission-rules';
import type { Ready } from '../realtime/frames';
import { readBefore } from './read-state';
import { dropWindow, placeChannel, removeChannel } from './reduce-channels';
import { emptyState, type ServerInfo, type State } from './state';

/** What belongs to the server as a whole; its lists are kept apart. */
function info(server: ServerSummary | Server): ServerInfo {
  const { channels: _ids, channelList: _channels, roles: _roles, self: _self, ...head } = server as Server;
  return head;
}

/** READY replaces what the server owns and keeps what the person was doing: outbox, and the windows as stale. */
export function ready(state: State, d: Ready): State {
  const windows = Object.fromEntries(
    Object.entries(state.windows).map(([id, w]) => [id, { ...w, stale: true }]),
  );
  let next: State = {
    ...emptyState,
    me: d.user,
    ready: true,
    users: { ...state.users, [d.user.userId]: d.user },
    events: state.events,
    messages: state.messages,
    outbox: state.outbox,
    warm: state.warm,
    windows,
    readMarks: d.readMarks,
    serverMarks: d.readMarks,
  };
  for (const server of d.servers) {
    next = readBefore(addServer(next, server), server.serverId, state.joinMarks[server.serverId] ?? null);
  }
  return next;
}

/** A server as it is now, in place of whatever was known: messages held may have changed unseen, and go. */
export function addServer(state: State, server: Server): State {
  const { serverId } = server;
  let next = state;
  const stay = new Set(server.channelList.map((channel) => channel.channelId));
  for (const channelId of state.channelIds[serverId] ?? []) {
    next = stay.has(channelId) ? forgetWindow(next, channelId) : removeChannel(next, channelId);
  }
  next = {
    ...next,
    servers: { ...next.servers, [serverId]: info(server) },
    serverIds: [...new Set([...next.serverIds, serverId])].sort(compareIds),
    channelIds: { ...next.channelIds, [serverId]: [] },
    roles: { ...next.roles, [serverId]: byRank(server.roles, serverId) },
    self: { ...next.self, [serverId]: server.self },
  };
  for (const channel of server.channelList) next = placeChannel(next, channel);
  return next;
}

/** What is on screen stays until it is fetched again; the rest is fetched when it is opened. */
function forgetWindow(state: State, channelId: Id): State {
  const window = state.windows[channelId];
  if (!window) return state;
  if (state.warm[0] !== channelId) return dropWindow(state, channelId);
  return { ...state, windows: { ...state.windows, [channelId]: { ...window, stale: true } } };
}

export function updateServer(state: State, server: ServerSummary): State {
  if (!state.servers[server.serverId]) return state;
  return { ...state, servers: { ...state.servers, [server.serverId]: info(server) } };
}

export function removeServer(state: State, serverId: Id): State {
  if (!state.servers[serverId]) return state;
  let next = state;
  for (const channelId of state.channelIds[serverId] ?? []) next = removeChannel(next, channelId);
  const { [serverId]: _server, ...servers } = next.servers;
  const { [serverId]: _channels, ...channelIds } = next.channelIds;
  const { [serverId]: _members, ...members } = next.members;
  const { [serverId]: _events, ...events } = next.events;
  const { [serverId]: _joined, ...joinMarks } = next.joinMarks;
  const { [serverId]: _roles, ...roles } = next.roles;
  const { [serverId]: _self, ...self } = next.self;
  const serverIds = next.serverIds.filter((id) => id !== serverId);
  return { ...next, servers, serverIds, channelIds, members, events, joinMarks, roles, self };
}
