import type { FakeClient } from './client';
import { type Community, Refusal } from './objects';
import { path, type Route } from './route';

function entry({ world, userId }: FakeClient, server: Community) {
  const { serverId, name, description, icon, banner, accentColor, members } = server;
  return {
    serverId,
    name,
    description,
    icon,
    banner,
    accentColor,
    memberCount: members.size,
    onlineCount: [...members.keys()].filter((id) => world.online(id)).length,
    joined: members.has(userId ?? ''),
  };
}

export const discoveryRoutes: Route[] = [
  [
    'GET',
    path('/discovery'),
    (client, _params, _body, query) => {
      client.account();
      const wanted = (query.get('query') ?? '').trim().toLowerCase();
      const offset = Number(query.get('offset') ?? 0);
      const found = [...client.world.servers.values()]
        .filter(({ discoverable }) => discoverable)
        .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
        .sort((a, b) => b.members.size - a.members.size);
      const shown = found.slice(offset, offset + Number(query.get('limit') ?? 50));
      return [200, shown.map((server) => entry(client, server))];
    },
  ],
  [
    'POST',
    path('/discovery/:id'),
    (client, [id = '']) => {
      const { userId } = client.account().user;
      const server = client.world.servers.get(id);
      if (!server?.discoverable) throw new Refusal(404, 'not_found');
      if (server.bans.has(userId)) throw new Refusal(403, 'banned');
      client.world.join(id, userId);
      return [200, client.world.server(id, userId)];
    },
  ],
];
