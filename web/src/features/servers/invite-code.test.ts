import { expect, it } from 'vitest';
import { codeOf } from './invite-code';

it('finds the code in a link, or takes it as it is', () => {
  expect(codeOf(' https://chat.example/app/invite/abc123/ ')).toBe('abc123');
  expect(codeOf('https://chat.example/app/invite/abc123?x=1#y')).toBe('abc123');
  expect(codeOf('abc123')).toBe('abc123');
});
