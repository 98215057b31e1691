import { useState } from 'react';
import { removeMember } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

export function LeaveServerDialog({ serverId, onClose }: { serverId: Id; onClose(): void }) {
  const t = useT();
  const [name] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  return (
    <ConfirmDialog
      title={t('servers.leave.title', { name })}
      lead={t('servers.leave.lead')}
      action={t('servers.leave')}
      onClose={onClose}
      onConfirm={async () => {
        await removeMember(serverId, '@me');
        dispatch({ t: 'SERVER_DELETE', d: { serverId } });
      }}
    />
  );
}
