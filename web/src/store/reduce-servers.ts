import type { Server } from '../api/types';
import { compareIds, type Id } from '../lib/ids';
import type { Ready } from '../realtime/frames';
import { readBefore } from './read-state';
import { placeChannel, removeChannel } from './reduce-channels';
import { emptyState, type ServerInfo, type State } from './state';

const info = ({ serverId, name, ownerId, memberCount, createdAt }: Server): ServerInfo => ({
  serverId,
  name,
  ownerId,
  memberCount,
  createdAt,
});

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
    members: state.members,
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

export function addServer(state: State, server: Server): State {
  let next: State = {
    ...state,
    servers: { ...state.servers, [server.serverId]: info(server) },
    serverIds: [...new Set([...state.serverIds, server.serverId])].sort(compareIds),
    channelIds: { ...state.channelIds, [server.serverId]: [] },
  };
  for (const channel of server.channelList) next = placeChannel(next, channel);
  return next;
}

export function updateServer(state: State, server: Server): State {
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
  const { [serverId]: _joined, ...joinMarks } = next.joinMarks;
  const serverIds = next.serverIds.filter((id) => id !== serverId);
  return { ...next, servers, serverIds, channelIds, members, joinMarks };
}
