import { expect, it } from 'vitest';
import { bannerState } from './model';

const down = {
  phase: 'waiting' as const,
  downSince: 1000,
  retryAt: 9000,
  everLive: true,
  browserOnline: true,
};

it('says nothing while live or for a short drop, and the truth afterwards', () => {
  expect(bannerState({ ...down, phase: 'live', downSince: null }, 50_000).kind).toBe('none');
  expect(bannerState(down, 2900).kind).toBe('none');
  expect(bannerState(down, 4000)).toEqual({ kind: 'reconnecting', seconds: 5 });
  expect(bannerState({ ...down, phase: 'connecting', retryAt: null }, 4000)).toEqual({
    kind: 'reconnecting',
    seconds: 0,
  });
  expect(bannerState({ ...down, phase: 'connecting', everLive: false }, 4000).kind).toBe('connecting');
  expect(bannerState({ ...down, browserOnline: false }, 4000).kind).toBe('offline');
});
