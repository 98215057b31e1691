import { expect, it } from 'vitest';
import { nameFits, nameFromFile } from './model';

it.each([
  ['emoji', 'Party Cat!.png', 'Party_Cat'],
  ['emoji', 'crème brûlée.webp', 'creme_brulee'],
  ['emoji', '__a--b__.gif', 'a_b'],
  ['emoji', 'x.png', 'emoji_x'],
  ['emoji', '猫.png', 'emoji'],
  ['emoji', `${'long'.repeat(20)}.png`, 'long'.repeat(8)],
  ['emoji', '.png', 'emoji'],
  ['sound', 'drum_roll.final.mp3', 'drum roll.final'],
  ['sound', '猫の声.ogg', '猫の声'],
  ['sticker', '  .gif', 'sticker'],
] as const)('%s %s becomes %s', (type, file, name) => {
  expect(nameFromFile(type, file)).toBe(name);
  expect(nameFits(type, name)).toBe(true);
});

it('knows the bounds of a name', () => {
  expect(nameFits('emoji', 'a')).toBe(false);
  expect(nameFits('emoji', 'ab')).toBe(true);
  expect(nameFits('emoji', 'a b')).toBe(false);
  expect(nameFits('sticker', 'a b')).toBe(true);
  expect(nameFits('sticker', '🎞️'.repeat(16))).toBe(true);
  expect(nameFits('sound', 'x'.repeat(33))).toBe(false);
});
