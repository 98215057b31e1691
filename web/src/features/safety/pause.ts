import { updateSafety } from '../../api/safety';
import { DAY, HOUR } from '../../i18n/durations';
import type { Id } from '../../lib/ids';
import { appStore, dispatch } from '../../store/app-store';

/** The longest there is: until somebody lets them go on. */
export const UNTIL_RESUMED = 365 * DAY;
export const PAUSES = [HOUR, 6 * HOUR, DAY, UNTIL_RESUMED] as const;

/** So long ahead that it is meant as "until resumed". */
export const isEndless = (until: string): boolean =>
  Date.parse(until) - Date.now() > (UNTIL_RESUMED - 65 * DAY) * 1000;

/** 0 seconds: invites go on. */
export async function pauseInvites(serverId: Id, seconds: number): Promise<void> {
  const { invitesPausedUntil } = await updateSafety(serverId, { invitesPausedSeconds: seconds });
  const server = appStore.getState().servers[serverId];
  if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, invitesPausedUntil } });
}
