import { describe, expect, it } from 'vitest';
import { countCharacters, hashBucket, initials } from './text';

describe('text', () => {
  it('makes initials of one word, two words, and emoji', () => {
    expect(initials('ada')).toBe('A');
    expect(initials('Night owls club')).toBe('NO');
    expect(initials('👩‍🚀 crew')).toBe('👩‍🚀C');
    expect(initials('Wei (upstairs)')).toBe('WU');
    expect(initials('  ')).toBe('?');
  });

  it('gives the same text the same bucket', () => {
    expect(hashBucket('1234', 8)).toBe(hashBucket('1234', 8));
    expect(hashBucket('1234', 8)).toBeLessThan(8);
  });

  it('counts code points', () => expect(countCharacters('a😀')).toBe(2));
});
