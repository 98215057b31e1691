import { useState } from 'react';
import { banMember } from '../../../api/moderation';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { BAN_DURATIONS, durationText } from '../durations';

interface Props {
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function BanDialog({ serverId, userId, onClose }: Props) {
  const t = useT();
  const [name] = useState(() => nameIn(appStore.getState(), serverId, userId) ?? '');
  const [duration, setDuration] = useState<number>(0);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('mod.ban.title', { name })} lead={t('mod.ban.lead', { name })} onClose={onClose}>
      <DialogForm
        danger
        action={t('mod.ban')}
        onCancel={onClose}
        onSubmit={async () => {
          await banMember(serverId, userId, duration, reason.trim());
          dispatch({ t: 'MEMBER_LEAVE', d: { serverId, userId } });
          toast(t('mod.banned', { name }));
          onClose();
        }}
      >
        <Select<number>
          label={t('mod.ban.for')}
          value={duration}
          options={BAN_DURATIONS.map((value) => ({ value, label: durationText(t, value) }))}
          onChange={setDuration}
        />
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
