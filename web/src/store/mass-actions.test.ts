import { beforeEach, expect, it } from 'vitest';
import type { MassAction } from '../api/mass-actions';
import { dropMass, massChanged, massStore } from './mass-actions';

const act = (done: number, state: MassAction['state'] = 'running'): MassAction => ({
  actionId: 'a1',
  serverId: 's1',
  actorId: '1',
  type: 'kick',
  state,
  total: 10,
  done,
  failed: 0,
});
const known = () => massStore.getState().actions.a1;

beforeEach(() => massStore.setState({ actions: {} }));

it('goes on only forwards, whichever of answer and event is first', () => {
  massChanged(act(4));
  massChanged(act(0));
  expect(known()?.done).toBe(4);
  massChanged(act(10, 'done'));
  massChanged(act(7));
  expect(known()?.state).toBe('done');
  dropMass('a1');
  expect(known()).toBeUndefined();
});
