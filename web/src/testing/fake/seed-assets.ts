import type { AssetPurpose, Expression } from '../../api/community-types';
import { gif, mp3, type Pixel, png } from './paint';
import type { SeededRoles } from './seed-roles';
import { sniff } from './sniff';
import type { FakeWorld } from './world';

export interface SeededAssets extends SeededRoles {
  lamp: Expression;
  spin: Expression;
  /** Only for projectionists. */
  reel: Expression;
  /** Of the book club. */
  owl: Expression;
}

/** An asset as if uploaded; answers its name. */
export function addAsset(world: FakeWorld, purpose: AssetPurpose, bytes: Uint8Array): string {
  const asset = `a${world.id()}`;
  const seen = sniff(bytes);
  if (!seen) throw new Error('not a picture or sound');
  world.assets.set(asset, { ...seen, purpose, bytes });
  return asset;
}

/** A disc of one colour on another. */
export const disc = (size: number, inside: Pixel, outside: Pixel): Uint8Array =>
  png(size, size, (x, y) => (Math.hypot(x - size / 2, y - size / 2) < size * 0.42 ? inside : outside));

const CLEAR: Pixel = [0, 0, 0, 0];

/** Gives the community faces, an icon and a banner, emoji, stickers and sounds. */
export function seedAssets(seeded: SeededRoles): SeededAssets {
  const { world, serverId, ada, grace, linus, projector, general } = seeded;
  const face = (userId: string, bytes: Uint8Array, bio = '') => {
    const user = world.accounts.get(userId)?.user;
    if (user) Object.assign(user, { avatar: addAsset(world, 'avatar', bytes), bio });
  };
  face(
    ada,
    png(96, 96, (x, y) => [40 + x, 120 - y / 2, 160]),
    'Keeps the **lamps** lit. https://example.org/lamps',
  );
  face(grace, disc(96, [245, 200, 90], [30, 60, 80]));
  const server = world.servers.get(serverId);
  Object.assign(server ?? {}, {
    description: 'Neighbours with a projector, a shed and too much soup.',
    icon: addAsset(world, 'icon', disc(96, [250, 190, 80], [50, 30, 60])),
    banner: addAsset(
      world,
      'banner',
      png(276, 72, (x, y) => [30 + x / 2, 40 + y, 90]),
    ),
    accentColor: 0x9b59b6,
  });
  const emoji = (name: string, bytes: Uint8Array, given: Partial<Expression> = {}, at = serverId) => {
    const asset = addAsset(world, 'emoji', bytes);
    const animated = !!world.assets.get(asset)?.animated;
    return world.addExpression(at, 'emoji', name, { asset, animated, creatorId: grace, ...given });
  };
  const lamp = emoji('lamp', disc(48, [250, 200, 60], CLEAR));
  const spin = emoji('spin', gif([230, 60, 60], [60, 120, 230]));
  const reel = emoji('reel', disc(48, [90, 90, 100], CLEAR), { roleIds: [projector], creatorId: linus });
  for (const [i, name] of ['soup', 'bread', 'shed_key', 'popcorn', 'submarine', 'robot'].entries())
    emoji(name, disc(48, [60 + i * 30, 200 - i * 25, 120], CLEAR), { creatorId: i % 2 ? ada : linus });
  const other = [...world.servers.values()].find((one) => one.name === 'Book club')?.serverId ?? '';
  const owl = emoji('owl', disc(48, [140, 100, 60], CLEAR), { creatorId: ada }, other);
  world.addExpression(serverId, 'sticker', 'Film night', {
    asset: addAsset(
      world,
      'sticker',
      png(96, 96, (x, y) => [x * 2, 80, y * 2]),
    ),
    description: 'A projector, glowing',
    emoji: '🎞️',
    creatorId: grace,
  });
  world.addExpression(serverId, 'sound', 'Door bell', {
    asset: addAsset(world, 'sound', mp3(80)),
    emoji: '🔔',
    volume: 70,
    creatorId: linus,
  });
  const now = Date.now();
  world.post(general, grace, `Look: <:lamp:${lamp.expressionId}> is lit, <@${ada}>!`, now - 90_000);
  world.post(general, linus, `<:lamp:${lamp.expressionId}><a:spin:${spin.expressionId}> 🎉`, now - 60_000);
  world.post(general, linus, 'And <:gone:1234> went out.', now - 50_000);
  return { ...seeded, lamp, spin, reel, owl };
}
