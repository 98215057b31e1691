import { useState } from 'react';
import { deleteRole } from '../../../api/roles';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface Props {
  serverId: Id;
  roleId: Id;
  onClose(): void;
}

export function DeleteRoleDialog({ serverId, roleId, onClose }: Props) {
  const t = useT();
  const [{ name, count }] = useState(() => {
    const { roles, members } = appStore.getState();
    return {
      name: roles[serverId]?.find((role) => role.roleId === roleId)?.name ?? '',
      count: Object.values(members[serverId] ?? {}).filter((m) => m.roleIds.includes(roleId)).length,
    };
  });
  return (
    <ConfirmDialog
      title={t('roles.delete.title', { name })}
      lead={t('roles.delete.lead', { count })}
      action={t('roles.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await deleteRole(serverId, roleId);
        dispatch({ t: 'ROLE_DELETE', d: { serverId, roleId } });
      }}
    />
  );
}
