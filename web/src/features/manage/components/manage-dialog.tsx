import { ManageTexts } from '../../../i18n/manage-texts';
import type { Id } from '../../../lib/ids';
import { DeleteRoleDialog } from './delete-role-dialog';
import { GiveServerDialog } from './give-server-dialog';

interface Props {
  serverId: Id;
  /** A role to be deleted; without one the server is handed over. */
  roleId?: Id;
  onClose(): void;
}

export function ManageDialog({ serverId, roleId, onClose }: Props) {
  return (
    <ManageTexts>
      {roleId ? (
        <DeleteRoleDialog serverId={serverId} roleId={roleId} onClose={onClose} />
      ) : (
        <GiveServerDialog serverId={serverId} onClose={onClose} />
      )}
    </ManageTexts>
  );
}
