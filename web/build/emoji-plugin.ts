import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const MODULE = 'virtual:emoji-table';
/** What today's systems can draw. */
const NEWEST = 16;
/** The data's number of each group that is shown; 2 holds parts that are no emoji by themselves. */
const GROUPS: [number: number, id: string][] = [
  [0, 'faces'],
  [1, 'people'],
  [3, 'nature'],
  [4, 'food'],
  [5, 'travel'],
  [6, 'activities'],
  [7, 'objects'],
  [8, 'symbols'],
  [9, 'flags'],
];

const FLAGS = 9;

interface Source {
  hexcode: string;
  emoji: string;
  label: string;
  text: string;
  type: number;
  tags?: string[];
  group?: number;
  order?: number;
  version: number;
  skins?: { emoji: string; tone: number | number[] }[];
}

const require = createRequire(import.meta.url);
const read = <T>(file: string): T =>
  JSON.parse(readFileSync(require.resolve(`emojibase-data/en/${file}`), 'utf8'));

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** One line of the table: glyph, names, words to find it by, and the glyph with the lightest skin where there is one. */
function line(source: Source, presets: Record<string, string | string[]>[]): string {
  const names = [...new Set(presets.flatMap((preset) => asList(preset[source.hexcode])))]
    .filter((name) => /^[a-z0-9_+-]+$/.test(name))
    // A country's two letters begin too many other words.
    .filter((name) => source.group !== FLAGS || name.length > 2)
    .slice(0, 4);
  if (names.length === 0) names.push(source.label.toLowerCase().replace(/[^a-z0-9]+/g, '_'));
  const known = new Set(names.flatMap((name) => name.split('_')));
  const words = [...new Set([...source.label.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...(source.tags ?? [])])]
    .filter((word) => word && !known.has(word) && !/[\t\n]/.test(word))
    .map((word) => word.replaceAll(' ', '_'));
  const light = source.skins?.find(({ tone }) => tone === 1)?.emoji ?? '';
  return [source.emoji, names.join(' '), words.join(' '), light].join('\t').trimEnd();
}

function table(): { id: string; lines: string }[] {
  const all = read<Source[]>('data.json').sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const presets = ['joypixels', 'github'].map((name) =>
    read<Record<string, string | string[]>>(`shortcodes/${name}.json`),
  );
  return GROUPS.map(([number, id]) => ({
    id,
    lines: all
      .filter((source) => source.group === number && source.version <= NEWEST)
      .map((source) => line(source, presets))
      .join('\n'),
  }));
}

/** The plain emoji with their names, cut down to what the picker needs. */
export function emojiTable(): Plugin {
  return {
    name: 'parley-emoji-table',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(table())};` : null),
  };
}
