import { expect, it } from 'vitest';
import { bits } from '../lib/permission-bits';
import { aMember, aRole, aServer, readyState } from '../testing/builders';
import { apply } from './apply';
import { muteAct, muteRole } from './muting';
import type { State } from './state';

const MOD = '20';

/** User 1 moderates with role 20; user 2 has the given roles. */
function state(mutes: { high?: boolean; low?: boolean }, held: string[]): State {
  const server = {
    ...aServer('s1', []),
    ownerId: '9',
    roles: [
      { ...aRole('30', 3), mutes: mutes.high ?? false },
      { ...aRole(MOD, 2), permissions: bits('manage_roles').toString() },
      { ...aRole('10', 1), mutes: mutes.low ?? false },
      aRole('s1', 0),
    ],
    self: { roleIds: [MOD], nickname: null, timedOutUntil: null, pending: false },
  };
  const members = [aMember('1'), { ...aMember('2'), roleIds: held }];
  return [
    { t: 'SERVER_CREATE' as const, d: { server } },
    { t: 'MEMBERS' as const, d: { serverId: 's1', members } },
  ].reduce(apply, readyState());
}

it('mutes with a role within reach, or by making one where there is none', () => {
  expect(muteRole(state({ low: true }, []), 's1')?.roleId).toBe('10');
  expect(muteAct(state({ low: true }, []), 's1', '2')).toBe('mute');
  expect(muteAct(state({}, []), 's1', '2')).toBe('mute');
  expect(muteAct(state({ high: true }, []), 's1', '2')).toBeNull();
});

it('unmutes who holds such a role, when all of them are within reach', () => {
  expect(muteAct(state({ low: true }, ['10']), 's1', '2')).toBe('unmute');
  expect(muteAct(state({ low: true, high: true }, ['10', '30']), 's1', '2')).toBeNull();
});

it('is for who stands above, and not for oneself', () => {
  expect(muteAct(state({ low: true }, []), 's1', '1')).toBeNull();
  expect(muteAct(state({ low: true }, []), 's1', '9')).toBeNull();
});
