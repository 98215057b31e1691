import { type EmojiTable, type GroupId, type PlainEmoji, type Tone, withTone } from '../../lib/emoji';
import { searchNamed, searchPlain } from '../../lib/emoji-search';
import type { CustomEmoji, CustomGroup } from './pick';

/** One emoji to choose. `key` is what it is remembered by. */
export type Cell =
  | { key: string; name: string; glyph: string }
  | { key: string; name: string; custom: CustomEmoji };

export interface Section {
  id: 'recent' | 'found' | GroupId | (string & {});
  /** The server's name; the others are named by the catalog. */
  title?: string;
  cells: Cell[];
}

export type Row =
  | { type: 'head'; section: Section }
  | { type: 'cells'; section: Section; cells: Cell[]; from: number };

const plainCell = (emoji: PlainEmoji, tone: Tone): Cell => ({
  key: emoji.names[0] ?? emoji.glyph,
  name: emoji.names[0] ?? '',
  glyph: withTone(emoji, tone),
});

const customCell = (custom: CustomEmoji): Cell => ({ key: custom.id, name: custom.name, custom });

interface Sources {
  table: EmojiTable | null;
  custom: readonly CustomGroup[];
  recent: readonly string[];
  tone: Tone;
}

/** Everything there is: what was used last, one's servers', then the plain ones by their groups. */
export function sections({ table, custom, recent, tone }: Sources): Section[] {
  const own = new Map(custom.flatMap(({ emoji }) => emoji.map((one) => [one.id, one])));
  const used = recent.flatMap((key): Cell[] => {
    const known = own.get(key);
    if (known) return [customCell(known)];
    const plain = table?.byName.get(key);
    return plain ? [plainCell(plain, tone)] : [];
  });
  const all: Section[] = [
    { id: 'recent', cells: used },
    ...custom.map(({ id, title, emoji }) => ({ id, title, cells: emoji.map(customCell) })),
    ...(table?.groups ?? []).map(({ id, emoji }) => ({
      id,
      cells: emoji.map((one) => plainCell(one, tone)),
    })),
  ];
  return all.filter(({ cells }) => cells.length > 0);
}

const FOUND_MAX = 200;

/** What fits to a search: one's servers' first, best first. */
export function foundSection({ table, custom, tone }: Sources, query: string): Section {
  const own = searchNamed(
    custom.flatMap(({ emoji }) => emoji),
    query,
    FOUND_MAX,
  );
  const plain = table ? searchPlain(table, query, FOUND_MAX) : [];
  return { id: 'found', cells: [...own.map(customCell), ...plain.map((one) => plainCell(one, tone))] };
}

/** As lines of a grid. `from` counts the cells before a line. */
export function toRows(all: readonly Section[], columns: number): Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (const section of all) {
    rows.push({ type: 'head', section });
    for (let at = 0; at < section.cells.length; at += columns) {
      const cells = section.cells.slice(at, at + columns);
      rows.push({ type: 'cells', section, cells, from });
      from += cells.length;
    }
  }
  return rows;
}

export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The cell one comes to from another one; lines of different length keep the column where they can. */
export function moved(rows: readonly Row[], from: number, way: Way): number {
  const lines = rows.filter((row) => row.type === 'cells');
  const total = lines.reduce((sum, { cells }) => sum + cells.length, 0);
  if (total === 0) return 0;
  if (way === 'ArrowLeft') return Math.max(0, from - 1);
  if (way === 'ArrowRight') return Math.min(total - 1, from + 1);
  const at = lines.findIndex((line) => from < line.from + line.cells.length);
  const line = lines[at];
  const next = lines[at + (way === 'ArrowDown' ? 1 : -1)];
  if (!line || !next) return from;
  return next.from + Math.min(from - line.from, next.cells.length - 1);
}
