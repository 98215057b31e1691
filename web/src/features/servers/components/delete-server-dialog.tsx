import { useState } from 'react';
import { deleteServer } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';

/** All of a community goes: its name has to be written to mean it. */
export function DeleteServerDialog({ serverId, onClose }: { serverId: Id; onClose(): void }) {
  const t = useT();
  const [name] = useState(() => appStore.getState().servers[serverId]?.name ?? '');
  const [typed, setTyped] = useState('');
  return (
    <Dialog title={t('servers.delete.title', { name })} lead={t('servers.delete.lead')} onClose={onClose}>
      <DialogForm
        danger
        action={t('servers.delete')}
        disabled={typed.trim() !== name.trim()}
        onCancel={onClose}
        onSubmit={async () => {
          await deleteServer(serverId);
          dispatch({ t: 'SERVER_DELETE', d: { serverId } });
          onClose();
        }}
      >
        <TextField
          label={t('servers.delete.type', { name })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
