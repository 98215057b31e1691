import { useState } from 'react';
import { removeMember } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import { appStore, dispatch } from '../../../store/app-store';
import { useFirstName } from '../use-first-name';
import { type About, SanctionDialog } from './sanction-dialog';

export function RemoveMemberDialog({ serverId, userId, onClose }: About) {
  const t = useT();
  const name = useFirstName(serverId, userId);
  const [server] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  return (
    <SanctionDialog
      title={t('members.remove.title', { name })}
      lead={t('members.remove.lead', { name, server })}
      action={t('members.remove')}
      onClose={onClose}
      onAct={async (reason) => {
        await removeMember(serverId, userId, reason);
        dispatch({ t: 'MEMBER_LEAVE', d: { serverId, userId } });
      }}
    />
  );
}
