import { describe, expect, it } from 'vitest';
import { openName, replaced } from './completion';

const at = (marked: string) => openName(marked.replace('|', ''), marked.indexOf('|'))?.query ?? null;

describe('a name that is being written', () => {
  it.each([
    [':la|', 'la'],
    ['so :lamp|', 'lamp'],
    ['(:+1|', '+1'],
    ['a\n:la|mp', 'la'],
    ['`code` :la|', 'la'],
    [':l|', null],
    ['12:30|', null],
    ['::la|', null],
    [':lamp:|', null],
    [':la mp|', null],
    ['`:la|', null],
    ['```\nx :la|', null],
    ['https://la|', null],
  ])('%s', (text, query) => expect(at(text)).toBe(query));

  it('is replaced, and a blank follows once', () => {
    expect(replaced('a :la b', { from: 2, to: 5 }, ':lamp:')).toEqual({ text: 'a :lamp: b', caret: 9 });
    expect(replaced(':la', { from: 0, to: 3 }, '💡')).toEqual({ text: '💡 ', caret: 3 });
  });
});
