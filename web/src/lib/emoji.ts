import { readStored, writeStored } from './storage';

export type GroupId =
  | 'faces'
  | 'people'
  | 'nature'
  | 'food'
  | 'travel'
  | 'activities'
  | 'objects'
  | 'symbols'
  | 'flags';

export interface PlainEmoji {
  glyph: string;
  /** The first is the one it is called by. */
  names: string[];
  words: string[];
  /** With the lightest skin; empty for what has none. */
  light: string;
}

export interface EmojiTable {
  groups: { id: GroupId; emoji: PlainEmoji[] }[];
  byName: Map<string, PlainEmoji>;
}

/** 0 is the yellow of no tone at all. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];

let loaded: EmojiTable | null = null;
let loading: Promise<EmojiTable> | null = null;

/** The plain emoji, once they are here. */
export const knownEmoji = (): EmojiTable | null => loaded;

/** They are a chunk of their own, fetched when somebody first looks for one. */
export function loadEmoji(): Promise<EmojiTable> {
  loading ??= import('virtual:emoji-table').then(
    ({ default: groups }) => {
      loaded = readTable(groups);
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

function readTable(source: { id: GroupId; lines: string }[]): EmojiTable {
  const byName = new Map<string, PlainEmoji>();
  const groups = source.map(({ id, lines }) => ({ id, emoji: lines.split('\n').map(readLine) }));
  for (const { emoji } of groups)
    for (const one of emoji) for (const name of one.names) if (!byName.has(name)) byName.set(name, one);
  return { groups, byName };
}

function readLine(line: string): PlainEmoji {
  const [glyph = '', names = '', words = '', light = ''] = line.split('\t');
  return { glyph, names: names.split(' '), words: words ? words.split(' ') : [], light };
}

const LIGHTEST = '\u{1f3fb}';

/** As somebody with that skin would send it. */
export function withTone({ glyph, light }: PlainEmoji, tone: Tone): string {
  if (!light || tone === 0) return glyph;
  return light.replaceAll(LIGHTEST, String.fromCodePoint(0x1f3fb + tone - 1));
}

const TONE_KEY = 'parley.emojiTone';
const RECENT_KEY = 'parley.recentEmoji';
const RECENT_MAX = 36;

export function readTone(): Tone {
  const stored = readStored<number>(TONE_KEY, 0);
  return TONES.find((tone) => tone === stored) ?? 0;
}

export const writeTone = (tone: Tone): void => writeStored(TONE_KEY, tone);

/** What was used last, the newest first: the name of a plain emoji, or the id of one of a server's. */
export function recentEmoji(): string[] {
  const stored = readStored<unknown>(RECENT_KEY, []);
  return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
}

export function rememberEmoji(key: string): void {
  writeStored(RECENT_KEY, [key, ...recentEmoji().filter((other) => other !== key)].slice(0, RECENT_MAX));
}
