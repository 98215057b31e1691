import { updateSafety } from '../../api/safety';
import { DAY, HOUR } from '../../i18n/durations';
import type { Id } from '../../lib/ids';
import { appStore, dispatch } from '../../store/app-store';

/** The longest that the server takes: it goes on by itself after that, should everybody forget. */
export const LONGEST_PAUSE = 7 * DAY;
export const PAUSES = [HOUR, 6 * HOUR, DAY, LONGEST_PAUSE] as const;

/** 0 seconds: invites go on. */
export async function pauseInvites(serverId: Id, seconds: number): Promise<void> {
  const { invitesPausedUntil } = await updateSafety(serverId, { invitesPausedSeconds: seconds });
  const server = appStore.getState().servers[serverId];
  if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, invitesPausedUntil } });
}
