import { useEffect } from 'react';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { ensureUser } from '../../store/load-user';
import { nameIn } from '../../store/selectors';
import { useApp } from '../../store/use-app';

/** How somebody is called, asked for if need be: those who left are nobody's member any more. */
export function useNamed(serverId: Id, userId: Id | null): string {
  const t = useT();
  const name = useApp((state) => (userId ? nameIn(state, serverId, userId) : undefined));
  useEffect(() => {
    if (userId && name === undefined) void ensureUser(userId);
  }, [userId, name]);
  return name ?? t('user.somebody');
}
