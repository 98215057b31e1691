import { useState } from 'react';
import { giveRole, takeRole } from '../../../api/moderation';
import { createRole } from '../../../api/roles';
import { useT } from '../../../i18n/use-t';
import { appStore, dispatch } from '../../../store/app-store';
import { muteRole, mutingRoles } from '../../../store/muting';
import { toast } from '../../../ui/toast';
import { useFirstName } from '../use-first-name';
import { type About, SanctionDialog } from './sanction-dialog';

/** Gives the role that mutes; where there is none, makes it first. */
export function MuteDialog({ serverId, userId, onClose }: About) {
  const t = useT();
  const name = useFirstName(serverId, userId);
  const [role] = useState(() => muteRole(appStore.getState(), serverId));
  return (
    <SanctionDialog
      title={t('mod.mute.title', { name })}
      lead={role ? t('mod.mute.lead', { name, role: role.name }) : t('mod.mute.make', { name })}
      action={t('mod.mute')}
      onClose={onClose}
      onAct={async (reason) => {
        const given = role ?? (await createRole(serverId, { name: t('roles.muted'), mutes: true }));
        if (!role) dispatch({ t: 'ROLE_CREATE', d: given });
        dispatch({ t: 'MEMBER_UPDATE', d: await giveRole(serverId, userId, given.roleId, reason) });
        toast(t('mod.mute.done', { name }));
      }}
    />
  );
}

export function UnmuteDialog({ serverId, userId, onClose }: About) {
  const t = useT();
  const name = useFirstName(serverId, userId);
  return (
    <SanctionDialog
      title={t('mod.unmute.title', { name })}
      lead={t('mod.unmute.lead', { name })}
      action={t('mod.unmute')}
      onClose={onClose}
      onAct={async (reason) => {
        const state = appStore.getState();
        const held = state.members[serverId]?.[userId]?.roleIds ?? [];
        for (const { roleId } of mutingRoles(state, serverId))
          if (held.includes(roleId))
            dispatch({ t: 'MEMBER_UPDATE', d: await takeRole(serverId, userId, roleId, reason) });
        toast(t('mod.unmute.done', { name }));
      }}
    />
  );
}
