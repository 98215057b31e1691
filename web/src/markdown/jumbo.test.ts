import { expect, it } from 'vitest';
import { isJumbo, JUMBO_MAX } from './jumbo';
import { parse } from './parse';

const jumbo = (text: string) => isJumbo(parse(text));

it.each(['😀', '🍞 🥖\n🥐', '<:wave:1>', '<a:wave:1> 👋🏽 <:hi:2>', '❤️', '1️⃣', '🇫🇷', '👨‍👩‍👧‍👦', '🏳️‍🌈'])(
  'is emoji alone: %s',
  (text) => expect(jumbo(text)).toBe(true),
);

it.each([
  '',
  ' ',
  'hi 😀',
  '1',
  '#',
  '©',
  '**😀**',
  '> 😀',
  '`😀`',
  ':smile:',
  '||😀||',
  '<@5>',
  '```\n😀\n```',
])('is a text: %s', (text) => expect(jumbo(text)).toBe(false));

it('ends at a number', () => {
  expect(jumbo('😀'.repeat(JUMBO_MAX))).toBe(true);
  expect(jumbo('😀'.repeat(JUMBO_MAX + 1))).toBe(false);
  expect(jumbo(`${'<:wave:1>'.repeat(JUMBO_MAX)}`)).toBe(true);
  expect(jumbo(`${'<:wave:1>'.repeat(JUMBO_MAX)}😀`)).toBe(false);
});
