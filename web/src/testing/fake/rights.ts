import { type Bits, has, type Permission } from '../../lib/permission-bits';
import {
  channelPermissions,
  type Rules,
  rankOf,
  type Standing,
  serverPermissions,
} from '../../lib/permission-rules';
import type { FakeClient } from './client';
import { instanceOf } from './moderation-state';
import { type Community, Refusal, type Role, type StoredChannel } from './objects';
import type { WorldState } from './world-state';

export const rulesOf = ({ serverId, ownerId, roles }: Community): Rules => ({ serverId, ownerId, roles });

export function standingOf(server: Community, userId: string): Standing {
  const { roleIds = [], timedOutUntil = null, pending = false } = server.members.get(userId) ?? {};
  return { userId, roleIds, timedOut: !!timedOutUntil && Date.parse(timedOutUntil) > Date.now(), pending };
}

export const bitsIn = (world: WorldState, channel: StoredChannel, userId: string): Bits => {
  const server = world.servers.get(channel.serverId);
  if (!server?.members.has(userId)) return 0n;
  return channelPermissions(rulesOf(server), standingOf(server, userId), channel);
};

export const sees = (world: WorldState, channel: StoredChannel, userId: string): boolean =>
  has(bitsIn(world, channel, userId), 'view_channel');

/** A server of which one is a member. */
export function mine(client: FakeClient, serverId: string | undefined): Community {
  const server = client.world.servers.get(serverId ?? '');
  const closed = instanceOf(client.world).suspended.has(serverId ?? '');
  if (closed || !server?.members.has(client.account().user.userId)) throw new Refusal(404, 'not_found');
  return server;
}

export const ownBits = (client: FakeClient, server: Community): Bits =>
  serverPermissions(rulesOf(server), standingOf(server, client.account().user.userId));

export function allowed(client: FakeClient, serverId: string | undefined, wanted: Permission): Community {
  const server = mine(client, serverId);
  if (!has(ownBits(client, server), wanted)) throw new Refusal(403, 'missing_permission');
  return server;
}

export function seen(client: FakeClient, channelId: string | undefined): StoredChannel {
  const channel = client.world.channels.get(channelId ?? '');
  if (!channel || !sees(client.world, channel, client.account().user.userId))
    throw new Refusal(404, 'not_found');
  return channel;
}

export function allowedIn(
  client: FakeClient,
  channelId: string | undefined,
  wanted: Permission,
): StoredChannel {
  const channel = seen(client, channelId);
  if (!has(bitsIn(client.world, channel, client.account().user.userId), wanted))
    throw new Refusal(403, 'missing_permission');
  return channel;
}

const ownRank = (client: FakeClient, server: Community): number =>
  rankOf(rulesOf(server), standingOf(server, client.account().user.userId));

export function checkOutranks(client: FakeClient, server: Community, userId: string): void {
  const target = rankOf(rulesOf(server), standingOf(server, userId));
  if (ownRank(client, server) >= target) throw new Refusal(403, 'outranked');
}

export function roleBelow(client: FakeClient, server: Community, roleId: string | undefined): Role {
  const at = server.roles.findIndex((role) => role.roleId === roleId);
  const role = server.roles[at];
  if (!role) throw new Refusal(400, 'invalid_role');
  if (ownRank(client, server) >= at) throw new Refusal(403, 'outranked');
  return role;
}
