import { VANITY } from '../../lib/growth-limits';
import { has } from '../../lib/permission-bits';
import { record } from './audit';
import type { FakeClient } from './client';
import { moderationOf } from './moderation-state';
import { type Community, Refusal, type StoredInvite } from './objects';
import { allowed, mine, ownBits, roleBelow } from './rights';
import { path, type Route } from './route';

const paused = ({ invitesPausedUntil }: Community): boolean =>
  !!invitesPausedUntil && Date.parse(invitesPausedUntil) > Date.now();

function live(client: FakeClient, code: string | undefined): StoredInvite {
  const invite = client.world.invites.get(code ?? '');
  const over = invite?.expiresAt && Date.parse(invite.expiresAt) < Date.now();
  if (!invite || over || (invite.maxUses > 0 && invite.uses >= invite.maxUses))
    throw new Refusal(404, 'invite_invalid');
  return invite;
}

function preview(client: FakeClient, code: string | undefined) {
  const { world, userId } = client;
  const invite = live(client, code);
  const { serverId, expiresAt } = invite;
  const { name, description, icon, banner, accentColor, memberCount } = world.summary(serverId);
  const server = { serverId, name, description, icon, banner, accentColor, memberCount };
  const creator = world.accounts.get(invite.creatorId)?.user ?? null;
  const community = world.servers.get(serverId);
  const joined = !!userId && !!community?.members.has(userId);
  return { code, server, creator, expiresAt, joined, paused: !!community && paused(community) };
}

function accept(client: FakeClient, code: string | undefined) {
  const { world } = client;
  const invite = live(client, code);
  const { userId } = client.account().user;
  const server = world.servers.get(invite.serverId);
  if (!server) throw new Refusal(404, 'invite_invalid');
  if (server.bans.has(userId)) throw new Refusal(403, 'banned');
  if (!server.members.has(userId)) {
    if (paused(server)) throw new Refusal(403, 'invites_paused');
    invite.uses++;
    moderationOf(server).cameBy.set(userId, invite.code);
    world.join(invite.serverId, userId);
    const row = server.members.get(userId);
    if (row && invite.roleIds.length > 0)
      world.change(
        server.serverId,
        () => {
          row.roleIds = server.roles.map((r) => r.roleId).filter((id) => invite.roleIds.includes(id));
        },
        () => world.emitTo(server.serverId, 'MEMBER_UPDATE', world.member(server.serverId, userId)),
      );
  }
  return world.server(invite.serverId, userId);
}

interface Wish {
  maxAgeSeconds?: number;
  maxUses?: number;
  temporary?: boolean;
  roleIds?: string[];
}

function make(client: FakeClient, server: Community, wish: Wish, code: string, vanity = false): StoredInvite {
  const { maxAgeSeconds = 604_800, maxUses = 0, temporary = false, roleIds = [] } = wish;
  const now = Date.now();
  const invite = {
    code,
    serverId: server.serverId,
    creatorId: client.account().user.userId,
    createdAt: new Date(now).toISOString(),
    expiresAt: maxAgeSeconds ? new Date(now + maxAgeSeconds * 1000).toISOString() : null,
    maxUses,
    uses: 0,
    temporary,
    vanity,
    roleIds,
  };
  client.world.invites.set(code, invite);
  record(client, server.serverId, 'invite_create', null, { detail: code });
  return invite;
}

const vanityOf = (client: FakeClient, serverId: string): StoredInvite | undefined =>
  [...client.world.invites.values()].find((invite) => invite.vanity && invite.serverId === serverId);

export const inviteRoutes: Route[] = [
  [
    'GET',
    path('/servers/:id/invites'),
    (client, [id]) => {
      const { serverId } = mine(client, id);
      return [200, [...client.world.invites.values()].filter((invite) => invite.serverId === serverId)];
    },
  ],
  [
    'POST',
    path('/servers/:id/invites'),
    (client, [id], body) => {
      const server = allowed(client, id, 'create_invite');
      for (const roleId of body.roleIds ?? []) {
        allowed(client, id, 'manage_roles');
        roleBelow(client, server, roleId);
      }
      return [201, make(client, server, body, `inv${client.world.id().slice(-6)}`)];
    },
  ],
  [
    'PUT',
    path('/servers/:id/vanity'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const { code = '' } = body as { code?: string };
      if (code.length < VANITY.min || code.length > VANITY.max || !VANITY.letters.test(code))
        throw new Refusal(400, 'invalid_vanity', { field: 'code', limit: VANITY.max });
      const old = vanityOf(client, server.serverId);
      if (old?.code === code) return [200, old];
      if (client.world.invites.has(code)) throw new Refusal(409, 'vanity_taken', { field: 'code' });
      if (old) client.world.invites.delete(old.code);
      return [200, make(client, server, { maxAgeSeconds: 0 }, code, true)];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/vanity'),
    (client, [id]) => {
      const old = vanityOf(client, allowed(client, id, 'manage_server').serverId);
      if (!old) throw new Refusal(404, 'not_found');
      client.world.invites.delete(old.code);
      return [204];
    },
  ],
  ['GET', path('/invites/:code'), (client, [code]) => [200, preview(client, code)]],
  ['POST', path('/invites/:code'), (client, [code]) => [200, accept(client, code)]],
  [
    'DELETE',
    path('/invites/:code'),
    (client, [code]) => {
      const invite = live(client, code);
      const server = mine(client, invite.serverId);
      if (invite.creatorId !== client.userId && !has(ownBits(client, server), 'manage_server'))
        throw new Refusal(403, 'missing_permission');
      record(client, server.serverId, 'invite_delete', null, { detail: invite.code });
      client.world.invites.delete(invite.code);
      return [204];
    },
  ],
];
