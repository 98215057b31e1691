import { redirect } from '@tanstack/react-router';
import { isApiError } from '../api/errors';
import { me } from '../api/users';
import { appStore, dispatch } from '../store/app-store';
import { startSession } from '../store/session';

/** Only for who is logged in. Without a network the shell opens all the same, and says what is the matter. */
export async function guard(pathname: string): Promise<void> {
  if (appStore.getState().me) return;
  try {
    dispatch({ t: 'ME', d: await me() });
  } catch (error) {
    const returnTo = pathname === '/' ? undefined : pathname;
    if (isApiError(error) && error.status === 401) throw redirect({ to: '/login', search: { returnTo } });
  }
  startSession();
}
