const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letters of the first two words, for avatars and server icons. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/)
    .map((word) => word.replace(/^\p{P}+/u, ''))
    .filter(Boolean);
  const letters = words.slice(0, 2).map((word) => firstGrapheme(word));
  return letters.join('').toLocaleUpperCase() || '?';
}

/** The last sign of what was typed, for a field that takes one emoji; empty without any. */
export const lastGrapheme = (text: string): string =>
  [...segmenter.segment(text.trim())].at(-1)?.segment ?? '';

function firstGrapheme(text: string): string {
  for (const { segment } of segmenter.segment(text)) return segment;
  return '';
}

/** A stable number below `buckets` for a text: who has which colour. */
export function hashBucket(text: string, buckets: number): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0) % buckets;
}

/** Characters as the server counts them: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

const KIB = 1024;

/** A number of bytes as people say it. */
export function bytesText(bytes: number): string {
  const inMega = bytes >= KIB * KIB;
  const value = bytes / (inMega ? KIB * KIB : KIB);
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: inMega ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: inMega ? 2 : 0,
  }).format(inMega ? value : Math.max(1, value));
}
