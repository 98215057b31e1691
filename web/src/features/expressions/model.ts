import { ASSET_BYTES_MAX } from '../../api/assets';
import type { Expression } from '../../api/community-types';
import type { ExpressionType } from '../../api/expressions';
import type { Id } from '../../lib/ids';
import { countCharacters } from '../../lib/text';
import { may } from '../../store/permissions';
import type { State } from '../../store/state';

export const NAME_MIN = 2;
export const NAME_MAX = 32;
export const DESCRIPTION_MAX = 100;

/** How many a server can have. Of emoji, those that move and those that do not are counted apart. */
export const PLACES: Record<ExpressionType, number> = { emoji: 250, sticker: 60, sound: 48 };

/** What files are offered; the bytes decide in the end. */
export const ACCEPT: Record<ExpressionType, string> = {
  emoji: 'image/png,image/jpeg,image/gif,image/webp',
  sticker: 'image/png,image/jpeg,image/gif,image/webp',
  sound: 'audio/ogg,audio/mpeg,.ogg,.oga,.mp3',
};

/** The longest side that a still picture keeps, in pixels. */
export const SIDE_MAX: Record<'emoji' | 'sticker', number> = { emoji: 256, sticker: 512 };

export const bytesMax = (type: ExpressionType): number => ASSET_BYTES_MAX[type];

export function nameFits(type: ExpressionType, name: string): boolean {
  const length = countCharacters(name);
  return length >= NAME_MIN && length <= NAME_MAX && (type !== 'emoji' || /^\w+$/.test(name));
}

/** A name made of a file's, such that it fits. */
export function nameFromFile(type: ExpressionType, fileName: string): string {
  const bare = fileName.replace(/\.[^.]*$/, '').normalize('NFKD');
  const letters =
    type === 'emoji'
      ? bare.replace(/\p{M}/gu, '').replace(/\W+/g, '_').replace(/_+/g, '_').replace(/^_|_$/g, '')
      : bare
          .normalize('NFC')
          .replace(/[_\s]+/g, ' ')
          .trim();
  const name = [...letters].slice(0, NAME_MAX).join('').trim();
  if (countCharacters(name) >= NAME_MIN) return name;
  return name ? `${type}_${name}` : type;
}

/** Of one kind, by name; those with the same one by age. */
export function listed(
  known: Readonly<Record<Id, Expression>>,
  serverId: Id,
  type: ExpressionType,
): Expression[] {
  return Object.values(known)
    .filter((one) => one.serverId === serverId && one.type === type)
    .sort((a, b) => a.name.localeCompare(b.name) || a.expressionId.length - b.expressionId.length);
}

/** One's own, with the right to make them; everybody's, with the right to manage them. */
export function mayChange(state: State, { serverId, creatorId }: Expression): boolean {
  const own = creatorId !== null && creatorId === state.me?.userId;
  return may(state, serverId, 'manage_expressions') || (own && may(state, serverId, 'create_expressions'));
}
