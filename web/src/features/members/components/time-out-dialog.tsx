import { useState } from 'react';
import { updateMember } from '../../../api/moderation';
import { TIMEOUTS } from '../../../i18n/durations';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { DurationSelect } from '../../../ui/duration-select';
import { toast } from '../../../ui/toast';
import { useFirstName } from '../use-first-name';
import { type About, SanctionDialog } from './sanction-dialog';

export function TimeOutDialog({ serverId, userId, onClose }: About) {
  const t = useT();
  const name = useFirstName(serverId, userId);
  const [timeoutSeconds, setDuration] = useState<number>(TIMEOUTS[2]);
  return (
    <SanctionDialog
      title={t('mod.timeout.title', { name })}
      lead={t('mod.timeout.lead')}
      action={t('mod.timeout')}
      onClose={onClose}
      onAct={async (reason) => {
        dispatch({
          t: 'MEMBER_UPDATE',
          d: await updateMember(serverId, userId, { timeoutSeconds }, reason),
        });
        toast(t('mod.timeout.set', { name }));
      }}
    >
      <DurationSelect of="timeOut" value={timeoutSeconds} onChange={setDuration} />
    </SanctionDialog>
  );
}
