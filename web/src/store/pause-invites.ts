import { updateSafety } from '../api/safety';
import { DAY, HOUR } from '../i18n/durations';
import type { Id } from '../lib/ids';
import { appStore, dispatch } from './app-store';
import type { State } from './state';

/** The longest that the server takes: it goes on by itself after that, should everybody forget. */
export const LONGEST_PAUSE = 7 * DAY;
export const PAUSES = [HOUR, 6 * HOUR, DAY, LONGEST_PAUSE] as const;

/** When people can join again, in milliseconds; 0 or past: they can. */
export const pauseEnd = (state: State, serverId: Id): number =>
  Date.parse(state.servers[serverId]?.invitesPausedUntil ?? '') || 0;

/** 0 seconds: invites go on. */
export async function pauseInvites(serverId: Id, seconds: number): Promise<void> {
  const { invitesPausedUntil } = await updateSafety(serverId, { invitesPausedSeconds: seconds });
  const server = appStore.getState().servers[serverId];
  if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, invitesPausedUntil } });
}
