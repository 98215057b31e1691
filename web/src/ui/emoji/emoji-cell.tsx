import { EmojiPicture } from '../emoji-picture';
import type { Cell } from './rows';

/** An emoji alone, however it is drawn; its name stands elsewhere. */
export function EmojiCell({ cell, size }: { cell: Cell; size: number }) {
  if ('glyph' in cell) return cell.glyph;
  return <EmojiPicture src={cell.custom.src} text="" animated={cell.custom.animated} size={size} />;
}
