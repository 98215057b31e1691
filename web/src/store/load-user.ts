import { user } from '../api/users';
import type { Id } from '../lib/ids';
import { appStore, dispatch } from './app-store';

const asked = new Set<Id>();

/** Fetches who somebody is, once; those we share no server with any more stay unknown. */
export async function ensureUser(userId: Id): Promise<void> {
  if (appStore.getState().users[userId] || asked.has(userId)) return;
  asked.add(userId);
  try {
    dispatch({ t: 'USER', d: await user(userId) });
  } catch (error) {
    if ((error as { status?: number }).status === 404) dispatch({ t: 'STRANGER', d: { userId } });
    else asked.delete(userId);
  }
}

export const forgetAskedUsers = (): void => asked.clear();
