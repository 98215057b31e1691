import { describe, expect, it } from 'vitest';
import { collapseTokens, expandNames } from './emoji-names';

const known: Record<string, string> = { wave: '<:wave:1>', 'wave~1': '<a:wave:2>', joy: '😂', '+1': '👍' };
const expand = (text: string) => expandNames(text, (name) => known[name]);
const collapse = (text: string) => collapseTokens(text, (id) => ({ 1: 'wave', 2: 'wave~1' })[id]);

describe('names become what is sent', () => {
  it.each([
    ['hi :wave: :joy::+1:', 'hi <:wave:1> 😂👍'],
    [':wave~1:', '<a:wave:2>'],
    [':unknown: 12:30:45', ':unknown: 12:30:45'],
    ['::wave::', ':<:wave:1>:'],
    ['`:wave:` ``a ` :wave:`` :wave:', '`:wave:` ``a ` :wave:`` <:wave:1>'],
    ['```\n:wave:\n``` :wave:', '```\n:wave:\n``` <:wave:1>'],
    ['\\:wave: `:wave:', '\\:wave: `<:wave:1>'],
    ['<:wave:7> <a:wave:7>', '<:wave:7> <a:wave:7>'],
    ['12:wave:30', '12<:wave:1>30'],
  ])('%s', (text, sent) => expect(expand(text)).toBe(sent));
});

describe('what was sent becomes names', () => {
  it.each([
    ['hi <:wave:1> <a:wave:2>', 'hi :wave: :wave~1:'],
    ['<:wave:9> `<:wave:1>`', '<:wave:9> `<:wave:1>`'],
    ['\\<:wave:1>', '\\<:wave:1>'],
  ])('%s', (text, shown) => expect(collapse(text)).toBe(shown));

  it('and back', () => {
    const text = 'a <:wave:1> b <a:wave:2> `c`';
    expect(expand(collapse(text))).toBe(text);
  });

  it('takes no time on marks without end', () => {
    const start = performance.now();
    for (const mark of ['`', ':', '``` ', '<:', '\\', ':a', '`a']) expand(mark.repeat(4000 / mark.length));
    expect(performance.now() - start).toBeLessThan(300);
  });
});
