import { useState } from 'react';
import { giveServer } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { MemberPicker } from './member-picker';

/** The server gets another owner. */
export function GiveServerDialog({ serverId, onClose }: { serverId: Id; onClose(): void }) {
  const t = useT();
  const [server] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  const ownerId = useApp((state) => state.servers[serverId]?.ownerId);
  const [heir, setHeir] = useState('');
  const name = useApp((state) => (heir ? nameIn(state, serverId, heir) : undefined));
  return (
    <Dialog
      title={t('overview.give.title')}
      lead={name ? t('overview.give.lead', { name, server }) : undefined}
      onClose={onClose}
    >
      <DialogForm
        danger
        action={t('overview.give.action')}
        disabled={!name}
        onCancel={onClose}
        onSubmit={async () => {
          dispatch({ t: 'SERVER_UPDATE', d: await giveServer(serverId, heir) });
          onClose();
        }}
      >
        <MemberPicker
          serverId={serverId}
          label={t('overview.give.pick')}
          value={heir}
          fits={({ userId, bot }) => userId !== ownerId && !bot}
          onChange={setHeir}
        />
      </DialogForm>
    </Dialog>
  );
}
