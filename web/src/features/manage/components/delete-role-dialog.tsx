import { useState } from 'react';
import { deleteRole } from '../../../api/roles';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { FOUND_MAX, useFoundMembers } from '../../../store/use-people';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface Props {
  serverId: Id;
  roleId: Id;
  onClose(): void;
}

export function DeleteRoleDialog({ serverId, roleId, onClose }: Props) {
  const t = useT();
  const [name] = useState(
    () => appStore.getState().roles[serverId]?.find((role) => role.roleId === roleId)?.name ?? '',
  );
  const { people, state } = useFoundMembers(serverId, '', { roleId });
  const hit = { loading: 'unknown', failed: 'unknown', ready: people.length < FOUND_MAX ? 'known' : 'many' };
  return (
    <ConfirmDialog
      title={t('roles.delete.title', { name })}
      lead={t('roles.delete.lead', { hit: hit[state], count: people.length })}
      action={t('roles.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await deleteRole(serverId, roleId);
        dispatch({ t: 'ROLE_DELETE', d: { serverId, roleId } });
      }}
    />
  );
}
