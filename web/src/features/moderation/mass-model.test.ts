import { expect, it } from 'vitest';
import { bodyOf, FIRST_CHOICE } from './mass-model';

it('sends of what was chosen only what the act asks for', () => {
  const choice = { ...FIRST_CHOICE, banSeconds: 3600, purgeSeconds: 60, timeOutSeconds: 300, roleId: '7' };
  const of = (type: Parameters<typeof bodyOf>[0]) => bodyOf(type, ['1', '2'], choice);
  expect(of('kick')).toEqual({ type: 'kick', userIds: ['1', '2'] });
  expect(of('ban')).toMatchObject({ durationSeconds: 3600, purgeSeconds: 60 });
  expect(of('time_out')).toEqual({ type: 'time_out', userIds: ['1', '2'], durationSeconds: 300 });
  expect(of('add_role')).toEqual({ type: 'add_role', userIds: ['1', '2'], roleId: '7' });
});
