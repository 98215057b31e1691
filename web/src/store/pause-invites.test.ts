import { expect, it } from 'vitest';
import { aServer, readyState } from '../testing/builders';
import { apply } from './apply';
import { pauseEnd } from './pause-invites';

it('knows when people can join again', () => {
  const of = (invitesPausedUntil: string | null) => {
    const server = { ...aServer('s1', []), invitesPausedUntil };
    return pauseEnd(apply(readyState(), { t: 'SERVER_CREATE', d: { server } }), 's1');
  };
  expect(of(null)).toBe(0);
  expect(of('2026-11-22T20:01:00Z')).toBe(Date.parse('2026-11-22T20:01:00Z'));
  expect(pauseEnd(readyState(), 'gone')).toBe(0);
});
