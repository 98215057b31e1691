import { useState } from 'react';
import { giveServer } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Select } from '../../../ui/select';

/** The server gets another owner. */
export function GiveServerDialog({ serverId, onClose }: { serverId: Id; onClose(): void }) {
  const t = useT();
  const [server] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  const users = useApp((state) => state.users);
  const ownerId = useApp((state) => state.servers[serverId]?.ownerId);
  const heirs = usePeople(serverId).filter((one) => one.userId !== ownerId && !users[one.userId]?.bot);
  const [heir, setHeir] = useState('');
  const name = heirs.find((one) => one.userId === heir)?.name;
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
        <Select<string>
          label={t('overview.give.pick')}
          value={heir}
          options={[
            { value: '', label: heirs.length > 0 ? t('explain.pick') : t('overview.give.nobody') },
            ...heirs.map((one) => ({ value: one.userId, label: one.name })),
          ]}
          onChange={setHeir}
        />
      </DialogForm>
    </Dialog>
  );
}
