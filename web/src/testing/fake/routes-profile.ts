import type { AssetPurpose } from '../../api/community-types';
import type { FakeClient } from './client';
import { publicUser } from './new-things';
import { Refusal } from './objects';
import { path, type Route } from './route';

/** The name of an asset that was uploaded for this, or null to have none. */
export function checkAsset(
  { world }: FakeClient,
  field: string,
  name: string | null | undefined,
  purpose: AssetPurpose,
): void {
  if (name && world.assets.get(name)?.purpose !== purpose) throw new Refusal(400, 'invalid_asset', { field });
}

export function checkLength(field: string, text: string | undefined, min: number, max: number): void {
  if (text === undefined) return;
  const { length } = [...text];
  if (length < min || length > max)
    throw new Refusal(400, 'invalid_field', {
      field,
      errors: [{ field, code: length < min ? 'too_short' : 'too_long', limit: max }],
    });
}

interface Patch {
  displayName?: string;
  bio?: string;
  avatar?: string | null;
  ageConfirmed?: boolean;
}

export const profileRoutes: Route[] = [
  ['GET', path('/users/@me'), (client) => [200, client.account().user]],
  [
    'PATCH',
    path('/users/@me'),
    (client, _params, body) => {
      const { user } = client.account();
      const { displayName, bio, avatar, ageConfirmed } = body as unknown as Patch;
      if (displayName !== undefined && (!displayName || [...displayName].length > 32))
        throw new Refusal(400, 'invalid_display_name', { field: 'displayName' });
      checkLength('bio', bio, 0, 190);
      checkAsset(client, 'avatar', avatar, 'avatar');
      const given = { displayName, bio, avatar, ageConfirmed };
      Object.assign(user, Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)));
      for (const [serverId, server] of client.world.servers)
        if (server.members.has(user.userId)) client.world.emitTo(serverId, 'USER_UPDATE', publicUser(user));
      return [200, { ...user }];
    },
  ],
];
