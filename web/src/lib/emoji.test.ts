import { describe, expect, it } from 'vitest';
import { loadEmoji, recentEmoji, rememberEmoji, withTone } from './emoji';
import { searchNamed, searchPlain } from './emoji-search';

const find = async (text: string) => searchPlain(await loadEmoji(), text, 5).map(({ glyph }) => glyph);

describe('the table of plain emoji', () => {
  it('has every group, and no name without an emoji', async () => {
    const { groups, byName } = await loadEmoji();
    expect(groups.map(({ id }) => id)).toEqual([
      'faces',
      'people',
      'nature',
      'food',
      'travel',
      'activities',
      'objects',
      'symbols',
      'flags',
    ]);
    const all = groups.flatMap(({ emoji }) => emoji);
    expect(all.length).toBeGreaterThan(1800);
    expect(all.every(({ glyph, names }) => glyph && names.every((name) => /^[a-z0-9_+-]+$/.test(name)))).toBe(
      true,
    );
    expect(byName.get('joy')?.glyph).toBe('😂');
    expect(byName.get('thumbsup')?.glyph).toBe('👍️');
    expect(byName.get('+1')?.glyph).toBe('👍️');
    expect(byName.get('heart')?.glyph).toBe('❤️');
  });

  it('gives skins, also to more than one person, and none to what has none', async () => {
    const { byName } = await loadEmoji();
    const named = (name: string) => byName.get(name) ?? { glyph: '?', names: [], words: [], light: '' };
    expect(withTone(named('wave'), 0)).toBe('👋');
    expect(withTone(named('wave'), 5)).toBe('👋🏿');
    expect(withTone(named('joy'), 5)).toBe('😂');
    expect([...withTone(named('people_holding_hands'), 3)].filter((c) => c === '🏽')).toHaveLength(2);
  });
});

describe('looking for emoji', () => {
  it('puts the exact name first, then beginnings, then words', async () => {
    expect((await find('joy'))[0]).toBe('😂');
    expect((await find(':cat'))[0]).toBe('🐱');
    expect(await find('bread')).toContain('🍞');
    expect(await find('french flag')).toHaveLength(0);
    expect((await find('flag_fr'))[0]).toBe('🇫🇷');
    expect(await find('')).toEqual([]);
    expect(await find('nothingisnamedso')).toEqual([]);
  });

  it('finds those of servers by name without regard to case', () => {
    const all = [{ name: 'PartyCat' }, { name: 'cat' }, { name: 'bobcat' }, { name: 'dog' }];
    expect(searchNamed(all, 'cat', 5).map(({ name }) => name)).toEqual(['cat', 'PartyCat', 'bobcat']);
  });
});

describe('what was used last', () => {
  it('keeps each once, the newest first, and forgets in the end', () => {
    for (let i = 0; i < 50; i++) rememberEmoji(`e${i}`);
    rememberEmoji('e30');
    expect(recentEmoji().slice(0, 3)).toEqual(['e30', 'e49', 'e48']);
    expect(recentEmoji()).toHaveLength(36);
  });

  it('minds no nonsense in the store', () => {
    localStorage.setItem('parley.recentEmoji', '{"a":1}');
    expect(recentEmoji()).toEqual([]);
  });
});
