import { useEffect } from 'react';
import type { Id } from '../lib/ids';
import { may } from './permissions';
import { loadOpenReports, openReports } from './reports';
import { useApp, useVanilla } from './use-app';

/** How many reports wait for somebody to look; 0 for who does not moderate. Fetched if need be. */
export function useOpenReports(serverId: Id): number {
  const moderates = useApp((state) => may(state, serverId, 'moderate_members'));
  const count = useVanilla(openReports, ({ ids }) => ids[serverId]?.length);
  useEffect(() => {
    if (moderates && count === undefined) void loadOpenReports(serverId).catch(() => undefined);
  }, [moderates, count, serverId]);
  return moderates ? (count ?? 0) : 0;
}
