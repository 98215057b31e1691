import { expect, it } from 'vitest';
import { asChannelName } from './model';

it('folds names as the server does', () => {
  expect(asChannelName('  Book Club! ')).toBe('book-club');
  expect(asChannelName('Übersicht_2')).toBe('übersicht_2');
  expect(asChannelName('!!')).toBe('');
});
