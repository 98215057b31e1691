import type { ChannelSummary } from '../api/types';
import type { Id } from '../lib/ids';
import { type Bits, has, type Permission } from '../lib/permission-bits';
import {
  channelPermissions,
  type Rules,
  rankOf,
  type Standing,
  serverPermissions,
} from '../lib/permission-rules';
import type { State } from './state';

const NO_ROLES: Id[] = [];

export const rulesOf = (state: State, serverId: Id): Rules => ({
  serverId,
  ownerId: state.servers[serverId]?.ownerId ?? '',
  roles: state.roles[serverId] ?? [],
});

const ahead = (until: string | null | undefined): boolean => !!until && Date.parse(until) > Date.now();

export const selfStanding = (state: State, serverId: Id): Standing => ({
  userId: state.me?.userId ?? null,
  roleIds: state.self[serverId]?.roleIds ?? NO_ROLES,
  // Who has not accepted the rules can look on, as during a time-out.
  timedOut: ahead(state.self[serverId]?.timedOutUntil) || !!state.self[serverId]?.pending,
});

export const standingOf = (state: State, serverId: Id, userId: Id): Standing =>
  userId === state.me?.userId
    ? selfStanding(state, serverId)
    : {
        userId,
        roleIds: state.members[serverId]?.[userId]?.roleIds ?? NO_ROLES,
        timedOut: ahead(state.members[serverId]?.[userId]?.timedOutUntil),
      };

export const ownBits = (state: State, serverId: Id): Bits =>
  state.servers[serverId] ? serverPermissions(rulesOf(state, serverId), selfStanding(state, serverId)) : 0n;

/** In the server as a whole. A guess for the sake of buttons; the server decides. */
export const may = (state: State, serverId: Id, wanted: Permission): boolean =>
  has(ownBits(state, serverId), wanted);

interface Known {
  inputs: unknown[];
  bits: Bits;
}
const known = new WeakMap<ChannelSummary['overwrites'], Known>();

/** One's own, in a channel. Remembered while nothing it comes from changed: lists ask at every event. */
export function ownChannelBits(state: State, channelId: Id): Bits {
  const channel = state.channels[channelId];
  if (!channel) return 0n;
  const { serverId, type, overwrites } = channel;
  const who = selfStanding(state, serverId);
  const ownerId = state.servers[serverId]?.ownerId;
  const inputs = [type, ownerId, state.roles[serverId], who.userId, who.roleIds, who.timedOut];
  const before = known.get(overwrites);
  if (before?.inputs.every((input, i) => input === inputs[i])) return before.bits;
  const bits = channelPermissions(rulesOf(state, serverId), who, channel);
  known.set(overwrites, { inputs, bits });
  return bits;
}

export const mayIn = (state: State, channelId: Id, wanted: Permission): boolean =>
  has(ownChannelBits(state, channelId), wanted);

/** The place of one's own highest role in the list by rank; what may be managed stands below it. */
export const ownRank = (state: State, serverId: Id): number =>
  rankOf(rulesOf(state, serverId), selfStanding(state, serverId));

/** Below oneself, and not oneself: whom one may kick, ban, time out and give roles to. */
export function outranks(state: State, serverId: Id, userId: Id): boolean {
  if (userId === state.me?.userId || userId === state.servers[serverId]?.ownerId) return false;
  return ownRank(state, serverId) < rankOf(rulesOf(state, serverId), standingOf(state, serverId, userId));
}

/** Roles below one's own highest: those one may give, change and delete. */
export function mayManageRole(state: State, serverId: Id, roleId: Id): boolean {
  const at = (state.roles[serverId] ?? []).findIndex((role) => role.roleId === roleId);
  return at >= 0 && may(state, serverId, 'manage_roles') && ownRank(state, serverId) < at;
}
