import type { ChosenStatus, CustomStatus } from '../../api/types';
import { Refusal } from './objects';
import { mine } from './rights';
import { path, type Route } from './route';

const STATUSES: ChosenStatus[] = ['online', 'idle', 'dnd', 'invisible'];
const TEXT_MAX = 128;

interface Wish {
  status?: ChosenStatus;
  customStatus?: { text?: string; emoji?: string; expiresInSeconds?: number } | null;
}

function custom(wish: Wish['customStatus']): CustomStatus | null {
  if (!wish || (!wish.text && !wish.emoji)) return null;
  const { text = '', emoji = null, expiresInSeconds } = wish;
  if ([...text].length > TEXT_MAX)
    throw new Refusal(400, 'invalid_status', { field: 'customStatus', limit: TEXT_MAX });
  const expiresAt = expiresInSeconds ? new Date(Date.now() + expiresInSeconds * 1000).toISOString() : null;
  return { text, emoji, expiresAt };
}

export const presenceRoutes: Route[] = [
  ['GET', path('/users/@me/presence'), (client) => [200, client.account().choice]],
  [
    'PATCH',
    path('/users/@me/presence'),
    (client, _params, body) => {
      const account = client.account();
      const wish = body as unknown as Wish;
      if (wish.status && !STATUSES.includes(wish.status))
        throw new Refusal(400, 'invalid_status', { field: 'status' });
      account.choice = {
        status: wish.status ?? account.choice.status,
        customStatus:
          wish.customStatus === undefined ? account.choice.customStatus : custom(wish.customStatus),
      };
      const { userId } = account.user;
      client.world.emit(`a:${userId}`, 'PRESENCE_CHOICE', account.choice, (id) => id === userId);
      client.world.announcePresence(userId);
      return [200, account.choice];
    },
  ],
  [
    'GET',
    path('/servers/:id/members/search'),
    (client, [id], _body, query) => {
      const { serverId } = mine(client, id);
      const limit = Math.min(Number(query.get('limit') ?? 25), 100);
      return [
        200,
        client.world.findMembers(serverId, query.get('query') ?? '', limit, query.get('role') ?? undefined),
      ];
    },
  ],
];
