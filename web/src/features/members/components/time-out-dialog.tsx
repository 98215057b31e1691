import { useState } from 'react';
import { updateMember } from '../../../api/moderation';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { durationText, TIMEOUTS } from '../durations';

interface Props {
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function TimeOutDialog({ serverId, userId, onClose }: Props) {
  const t = useT();
  const [name] = useState(() => nameIn(appStore.getState(), serverId, userId) ?? '');
  const [timeoutSeconds, setDuration] = useState<number>(TIMEOUTS[2]);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('mod.timeout.title', { name })} lead={t('mod.timeout.lead')} onClose={onClose}>
      <DialogForm
        danger
        action={t('mod.timeout')}
        onCancel={onClose}
        onSubmit={async () => {
          const member = await updateMember(serverId, userId, { timeoutSeconds }, reason.trim());
          dispatch({ t: 'MEMBER_UPDATE', d: member });
          toast(t('mod.timeout.set', { name }));
          onClose();
        }}
      >
        <Select<number>
          label={t('mod.timeout.for')}
          value={timeoutSeconds}
          options={TIMEOUTS.map((value) => ({ value, label: durationText(t, value) }))}
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
