import type { AssetPurpose, Expression } from '../../api/community-types';
import { has } from '../../lib/permission-bits';
import { record } from './audit';
import type { FakeClient } from './client';
import { type Community, Refusal } from './objects';
import { allowed, mine, ownBits } from './rights';
import { path, type Route } from './route';
import { checkAsset } from './routes-profile';

const FULL = { sticker: 'too_many_stickers', sound: 'too_many_sounds', emoji: 'too_many_emoji' } as const;
const PLACES = { sticker: 60, sound: 48, emoji: 250 } as const;

const all = ({ world }: FakeClient, serverId: string): Expression[] =>
  [...world.expressions.values()].filter((one) => one.serverId === serverId);

function usable(client: FakeClient, server: Community, { roleIds }: Expression): boolean {
  const held = server.members.get(client.account().user.userId)?.roleIds ?? [];
  return roleIds.length === 0 || roleIds.some((roleId) => held.includes(roleId));
}

function check(
  client: FakeClient,
  server: Community,
  type: Expression['type'],
  body: Partial<Expression>,
): void {
  const { name, description, volume, roleIds } = body;
  const { length } = [...(name ?? 'ok')];
  if (length < 2 || length > 32 || (type === 'emoji' && !/^\w+$/.test(name ?? 'ok')))
    throw new Refusal(400, 'invalid_name', { field: 'name' });
  if ([...(description ?? '')].length > 100)
    throw new Refusal(400, 'invalid_description', { field: 'description', limit: 100 });
  if (volume !== undefined && (!Number.isInteger(volume) || volume < 0 || volume > 100))
    throw new Refusal(400, 'invalid_volume', { field: 'volume', limit: 100 });
  if (roleIds?.some((id) => !server.roles.some((role) => role.roleId === id)))
    throw new Refusal(400, 'invalid_role', { field: 'roleIds' });
  checkAsset(client, 'asset', body.asset, type as AssetPurpose);
}

/** One that one may change: one's own, or with the right to manage them all. */
function changeable(client: FakeClient, serverId: string | undefined, id: string | undefined) {
  const server = mine(client, serverId);
  const found = client.world.expressions.get(id ?? '');
  if (!found || found.serverId !== server.serverId) throw new Refusal(404, 'not_found');
  const bits = ownBits(client, server);
  const own = found.creatorId === client.userId && has(bits, 'create_expressions');
  if (!own && !has(bits, 'manage_expressions')) throw new Refusal(403, 'missing_permission');
  return { server, found };
}

export const expressionRoutes: Route[] = [
  [
    'GET',
    path('/users/@me/expressions'),
    (client) => {
      const { userId } = client.account().user;
      const servers = [...client.world.servers.values()].filter((server) => server.members.has(userId));
      return [
        200,
        servers.flatMap((server) =>
          all(client, server.serverId).filter((one) => usable(client, server, one)),
        ),
      ];
    },
  ],
  ['GET', path('/servers/:id/expressions'), (client, [id]) => [200, all(client, mine(client, id).serverId)]],
  [
    'POST',
    path('/servers/:id/expressions'),
    (client, [id], body) => {
      const server = allowed(client, id, 'create_expressions');
      const given = body as unknown as Expression;
      const limit = PLACES[given.type];
      if (!limit) throw new Refusal(400, 'invalid_kind', { field: 'type' });
      check(client, server, given.type, given);
      const asset = client.world.assets.get(given.asset);
      if (!asset) throw new Refusal(400, 'invalid_asset', { field: 'asset' });
      const beside = all(client, server.serverId).filter(
        (one) => one.type === given.type && (one.type !== 'emoji' || one.animated === asset.animated),
      );
      if (beside.length >= limit) throw new Refusal(409, FULL[given.type], { limit });
      const made = client.world.addExpression(server.serverId, given.type, given.name, {
        ...given,
        creatorId: client.userId,
        animated: asset.animated,
      });
      record(client, server.serverId, 'expression_create', made.expressionId, { detail: made.name });
      client.world.emitTo(server.serverId, 'EXPRESSION_UPDATE', { ...made });
      return [201, { ...made }];
    },
  ],
  [
    'PATCH',
    path('/servers/:id/expressions/:expression'),
    (client, [id, expressionId], body) => {
      const { server, found } = changeable(client, id, expressionId);
      const { name, description, emoji, volume, roleIds } = body as unknown as Partial<Expression>;
      const given = { name, description, emoji: emoji === '' ? null : emoji, volume, roleIds };
      const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      check(client, server, found.type, patch);
      Object.assign(found, patch);
      record(client, server.serverId, 'expression_update', found.expressionId, { detail: found.name });
      client.world.emitTo(server.serverId, 'EXPRESSION_UPDATE', { ...found });
      return [200, { ...found }];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/expressions/:expression'),
    (client, [id, expressionId]) => {
      const { server, found } = changeable(client, id, expressionId);
      client.world.expressions.delete(found.expressionId);
      record(client, server.serverId, 'expression_delete', found.expressionId, { detail: found.name });
      const { serverId } = server;
      client.world.emitTo(serverId, 'EXPRESSION_DELETE', { serverId, expressionId: found.expressionId });
      return [204];
    },
  ],
];
