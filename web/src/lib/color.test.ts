import { expect, it } from 'vitest';
import { contrast, hexOf, parseHex, readable, textColor } from './color';

it('knows the extremes of contrast', () => {
  expect(contrast(0xffffff, 0)).toBeCloseTo(21);
  expect(contrast(0x777777, 0x777777)).toBe(1);
});

it.each([0x000001, 0xffffff, 0x0000ff, 0xffff00, 0xd9534f, 0x3f9b4f, 0x151d20])(
  'makes %i readable in both themes, and leaves alone what is',
  (color) => {
    for (const ground of [0x1d272b, 0xf4efe6, 0xfcfaf6, 0x151d20]) {
      const result = readable(color, ground);
      expect(contrast(result, ground)).toBeGreaterThanOrEqual(4.5);
      if (contrast(color, ground) >= 4.6) expect(result).toBe(color);
    }
  },
);

it('reads and writes hex', () => {
  expect([parseHex('#00ff0a'), parseHex('00FF0A'), parseHex('red'), parseHex('#fff')]).toEqual([
    0xff0a,
    0xff0a,
    null,
    null,
  ]);
  expect(hexOf(0xff0a)).toBe('#00ff0a');
  expect(textColor(0)).toBeUndefined();
});
