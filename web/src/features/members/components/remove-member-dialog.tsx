import { useState } from 'react';
import { removeMember } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';

interface Props {
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function RemoveMemberDialog({ serverId, userId, onClose }: Props) {
  const t = useT();
  const [{ name, server }] = useState(() => {
    const state = appStore.getState();
    return {
      name: nameIn(state, serverId, userId) ?? '',
      server: state.servers[serverId]?.name ?? '',
    };
  });
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t('members.remove.title', { name })}
      lead={t('members.remove.lead', { name, server })}
      onClose={onClose}
    >
      <DialogForm
        danger
        action={t('members.remove')}
        onCancel={onClose}
        onSubmit={async () => {
          await removeMember(serverId, userId, reason.trim());
          dispatch({ t: 'MEMBER_LEAVE', d: { serverId, userId } });
          onClose();
        }}
      >
        <TextField
          label={t('mod.reason')}
          hint={t('mod.reason.hint')}
          value={reason}
          maxLength={512}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
