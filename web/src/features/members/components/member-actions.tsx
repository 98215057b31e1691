import { EllipsisVertical } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { nameIn } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';
import { useMemberEntries } from '../actions';

/** The menu of a member behind a button. */
export function MemberActions({ serverId, userId, inCase }: { serverId: Id; userId: Id; inCase?: boolean }) {
  const t = useT();
  const name = useApp((state) => nameIn(state, serverId, userId)) ?? t('user.somebody');
  const profile = () => openDialog({ kind: 'profile', serverId, userId });
  const entries = useMemberEntries(serverId, userId, profile);
  return (
    <Menu entries={inCase ? entries.filter(({ id }) => id !== 'case') : entries} align="end">
      <IconButton icon={EllipsisVertical} label={t('people.actions', { name })} />
    </Menu>
  );
}
