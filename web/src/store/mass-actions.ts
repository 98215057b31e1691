import { createStore } from 'zustand/vanilla';
import type { MassAction } from '../api/mass-actions';
import type { Id } from '../lib/ids';

/** Long acts of one's own, until they are over and were looked at. */
export const massStore = createStore<{ actions: Record<Id, MassAction> }>(() => ({ actions: {} }));

/** The answer and the gateway may overtake each other: what is further on stays. */
export function massChanged(action: MassAction): void {
  const { actions } = massStore.getState();
  const known = actions[action.actionId];
  if (known && (known.state !== 'running' || known.done > action.done) && action.state === 'running') return;
  massStore.setState({ actions: { ...actions, [action.actionId]: action } });
}

export function dropMass(actionId: Id): void {
  const { [actionId]: _over, ...actions } = massStore.getState().actions;
  massStore.setState({ actions });
}
