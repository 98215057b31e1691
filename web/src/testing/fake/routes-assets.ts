import type { AssetPurpose } from '../../api/community-types';
import { Bytes, Refusal } from './objects';
import { path, type Route } from './route';
import { sniff } from './sniff';

const KIB = 1024;
const SIZES: Record<AssetPurpose, number> = {
  avatar: 1024 * KIB,
  icon: 1024 * KIB,
  banner: 4096 * KIB,
  event: 4096 * KIB,
  emoji: 256 * KIB,
  sticker: 512 * KIB,
  sound: 512 * KIB,
};

export const assetRoutes: Route[] = [
  [
    'POST',
    path('/assets'),
    (client, _params, body, query) => {
      client.account();
      const purpose = query.get('purpose') as AssetPurpose;
      const limit = SIZES[purpose];
      if (!limit) throw new Refusal(400, 'invalid_field', { field: 'purpose' });
      const bytes = body as unknown as Uint8Array;
      if (!ArrayBuffer.isView(bytes)) throw new Refusal(415, 'unsupported_asset');
      if (bytes.length > limit) throw new Refusal(413, 'payload_too_large', { limit });
      const seen = sniff(bytes);
      if (!seen || seen.contentType.startsWith('audio/') !== (purpose === 'sound'))
        throw new Refusal(415, 'unsupported_asset');
      const asset = `a${client.world.id()}`;
      client.world.assets.set(asset, { ...seen, purpose, bytes });
      return [201, { asset, size: bytes.length, ...seen }];
    },
  ],
  [
    'GET',
    path('/assets/:name'),
    ({ world }, [name]) => {
      const found = world.assets.get(name ?? '');
      if (!found) throw new Refusal(404, 'not_found');
      return [200, new Bytes(found.contentType, found.bytes)];
    },
  ],
];
