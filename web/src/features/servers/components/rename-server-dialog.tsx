import { useState } from 'react';
import { renameServer } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';

export function RenameServerDialog({ serverId, onClose }: { serverId: Id; onClose(): void }) {
  const t = useT();
  const [name, setName] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  return (
    <Dialog title={t('servers.rename.title')} onClose={onClose}>
      <DialogForm
        action={t('common.save')}
        disabled={!name.trim()}
        onCancel={onClose}
        onSubmit={async () => {
          dispatch({ t: 'SERVER_UPDATE', d: await renameServer(serverId, name.trim()) });
          onClose();
        }}
      >
        <TextField
          label={t('servers.name')}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
