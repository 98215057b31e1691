import { describe, expect, it } from 'vitest';
import { loadEmoji } from '../../lib/emoji';
import { foundSection, moved, sections, toRows } from './rows';

const lamp = { id: '901234567890123456', name: 'lamp', src: '/assets/x', animated: false };
const custom = [{ id: 's1', title: 'Lantern Street', picture: null, emoji: [lamp] }];
const cell = (name: string) => ({ key: name, name, glyph: name });

describe('what the picker shows', () => {
  it('begins with what was used last, then one’s servers, then the rest', async () => {
    const table = await loadEmoji();
    const recent = ['joy', lamp.id, 'was_never', '1'];
    const all = sections({ table, custom, recent, tone: 0 });
    expect(all.slice(0, 3).map(({ id }) => id)).toEqual(['recent', 's1', 'faces']);
    expect(all[0]?.cells.map(({ name }) => name)).toEqual(['joy', 'lamp']);
    expect(sections({ table: null, custom: [], recent, tone: 0 })).toEqual([]);
  });

  it('finds one’s servers’ first', async () => {
    const table = await loadEmoji();
    const { cells } = foundSection({ table, custom, recent: [], tone: 0 }, 'lamp');
    expect(cells[0]?.name).toBe('lamp');
    expect(cells.length).toBeGreaterThan(1);
  });

  it('gives the chosen skin to those that have one', async () => {
    const table = await loadEmoji();
    const { cells } = foundSection({ table, custom: [], recent: [], tone: 5 }, 'wave');
    expect(cells[0]).toMatchObject({ glyph: '👋🏿' });
  });
});

describe('the way through the grid', () => {
  const rows = toRows(
    [
      { id: 'recent', cells: ['a', 'b', 'c', 'd'].map(cell) },
      { id: 'faces', cells: ['e', 'f'].map(cell) },
    ],
    3,
  );
  it('has a head above each section', () => {
    expect(rows.map((row) => (row.type === 'head' ? 'head' : row.cells.length))).toEqual([
      'head',
      3,
      1,
      'head',
      2,
    ]);
  });
  it('goes line by line, and stops at the ends', () => {
    expect(moved(rows, 1, 'ArrowDown')).toBe(3);
    expect(moved(rows, 3, 'ArrowDown')).toBe(4);
    expect(moved(rows, 5, 'ArrowUp')).toBe(3);
    expect(moved(rows, 5, 'ArrowDown')).toBe(5);
    expect(moved(rows, 0, 'ArrowUp')).toBe(0);
    expect(moved(rows, 5, 'ArrowRight')).toBe(5);
    expect(moved(rows, 2, 'ArrowRight')).toBe(3);
    expect(moved([], 0, 'ArrowDown')).toBe(0);
  });
});
