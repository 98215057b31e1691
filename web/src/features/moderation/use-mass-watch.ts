import { useEffect } from 'react';
import { isApiError } from '../../api/errors';
import { type MassAction, massAction } from '../../api/mass-actions';
import { dropMass, massChanged } from '../../store/mass-actions';

const SILENCE_MS = 5_000;
const SHOWN_MS = 8_000;

/** Asks where a long act stands when nothing was heard of it, and lets it go when it ended well. */
export function useMassWatch(action: MassAction): void {
  const { actionId, state, failed } = action;
  useEffect(() => {
    if (state !== 'running') return;
    const timer = setInterval(() => {
      massAction(action).then(massChanged, (error: unknown) => {
        if (isApiError(error) && error.status === 404) dropMass(action.actionId);
      });
    }, SILENCE_MS);
    return () => clearInterval(timer);
  }, [action, state]);
  useEffect(() => {
    if (state !== 'done' || failed > 0) return;
    const timer = setTimeout(() => dropMass(actionId), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state, failed, actionId]);
}
