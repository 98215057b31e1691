import type { Block, Inline } from './ast';

/** So many emoji and nothing else are shown large; with one more they are a text. */
export const JUMBO_MAX = 27;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Drawn as a picture: by itself, by the selector behind it, as a flag, or in a keycap. */
const DRAWN =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}|\ufe0f?\u20e3/u;
/** Longer texts are not looked at: no emoji takes so many letters. */
const LETTERS_MAX = JUMBO_MAX * 40;

/** Whether a message is emoji and nothing else, and few enough. */
export function isJumbo(blocks: readonly Block[]): boolean {
  let count = 0;
  for (const block of blocks) {
    if (block.type !== 'paragraph') return false;
    for (const node of block.children) {
      const found = countEmoji(node);
      if (found === null) return false;
      count += found;
    }
  }
  return count > 0 && count <= JUMBO_MAX;
}

/** How many emoji it is made of; null when it says something else. */
function countEmoji(node: Inline): number | null {
  if (node.type === 'emoji') return 1;
  if (node.type !== 'text' || node.text.length > LETTERS_MAX) return null;
  let count = 0;
  for (const { segment } of segmenter.segment(node.text)) {
    if (!segment.trim()) continue;
    if (!DRAWN.test(segment)) return null;
    count++;
  }
  return count;
}
