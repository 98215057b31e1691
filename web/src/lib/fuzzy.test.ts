import { expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy';

it('prefers exact over prefix over word starts over scattered letters', () => {
  const scores = ['general', 'general-chat', 'gaming news', 'big enough', 'random'].map((t) =>
    fuzzyScore('gen', t),
  );
  expect(fuzzyScore('general', 'general')).toBeGreaterThan(fuzzyScore('general', 'general-chat'));
  expect(scores[0]).toBeGreaterThan(scores[2] ?? 0);
  expect(scores[4]).toBe(0);
});
