import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { useMemberName } from '../../store/use-member-name';

/** How somebody is called, asked for if need be: those who left are nobody's member any more. */
export function useNamed(serverId: Id, userId: Id | null): string {
  const t = useT();
  return useMemberName(serverId, userId) ?? t('user.somebody');
}
