import { removeMember } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface Props {
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function RemoveMemberDialog({ serverId, userId, onClose }: Props) {
  const t = useT();
  const name = useApp((state) => state.users[userId]?.displayName ?? '');
  const server = useApp((state) => state.servers[serverId]?.name ?? '');
  return (
    <ConfirmDialog
      title={t('members.remove.title', { name })}
      lead={t('members.remove.lead', { name, server })}
      action={t('members.remove')}
      onClose={onClose}
      onConfirm={async () => {
        await removeMember(serverId, userId);
        dispatch({ t: 'MEMBER_LEAVE', d: { serverId, userId } });
      }}
    />
  );
}
