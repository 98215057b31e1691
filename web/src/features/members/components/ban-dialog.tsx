import { useState } from 'react';
import { banMember } from '../../../api/moderation';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { DurationSelect } from '../../../ui/duration-select';
import { toast } from '../../../ui/toast';
import { useFirstName } from '../use-first-name';
import { type About, SanctionDialog } from './sanction-dialog';

export function BanDialog({ serverId, userId, onClose }: About) {
  const t = useT();
  const name = useFirstName(serverId, userId);
  const [durationSeconds, setDuration] = useState(0);
  const [purgeSeconds, setPurge] = useState(0);
  return (
    <SanctionDialog
      title={t('mod.ban.title', { name })}
      lead={t('mod.ban.lead', { name })}
      action={t('mod.ban')}
      onClose={onClose}
      onAct={async (reason) => {
        await banMember(serverId, userId, { durationSeconds, purgeSeconds }, reason);
        dispatch({ t: 'MEMBER_LEAVE', d: { serverId, userId } });
        toast(t('mod.banned', { name }));
      }}
    >
      <DurationSelect of="ban" value={durationSeconds} onChange={setDuration} />
      <DurationSelect of="purge" value={purgeSeconds} onChange={setPurge} />
    </SanctionDialog>
  );
}
