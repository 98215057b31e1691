import type { EmojiTable, PlainEmoji } from './emoji';

/** How well a name answers what was typed: 0 not at all, more is better. */
export function matchName(name: string, wanted: string): number {
  const lower = name.toLowerCase();
  if (lower === wanted) return 4;
  if (lower.startsWith(wanted)) return 3;
  if (lower.split(/[_-]/).some((part) => part.startsWith(wanted))) return 2;
  return lower.includes(wanted) ? 1 : 0;
}

function matchPlain({ names, words }: PlainEmoji, wanted: string): number {
  const byName = Math.max(...names.map((name) => matchName(name, wanted)));
  return byName || (words.some((word) => word.startsWith(wanted)) ? 0.5 : 0);
}

/** Letters as names have them: lower case, no colons, underscores between words. */
export const searchTerm = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^:|:$/g, '')
    .replace(/[\s-]+/g, '_');

/** The plain emoji that fit, the best first; among equals the order of the table. */
export function searchPlain(table: EmojiTable, text: string, limit: number): PlainEmoji[] {
  const wanted = searchTerm(text);
  if (!wanted) return [];
  return table.groups
    .flatMap(({ emoji }) => emoji)
    .map((emoji) => [matchPlain(emoji, wanted), emoji] as const)
    .filter(([score]) => score > 0)
    .sort(([a], [b]) => b - a)
    .slice(0, limit)
    .map(([, emoji]) => emoji);
}

export function searchNamed<T extends { name: string }>(all: readonly T[], text: string, limit: number): T[] {
  const wanted = searchTerm(text);
  if (!wanted) return [];
  return all
    .map((one) => [matchName(one.name, wanted), one] as const)
    .filter(([score]) => score > 0)
    .sort(([a], [b]) => b - a)
    .slice(0, limit)
    .map(([, one]) => one);
}
