import type { Id } from '../../../lib/ids';
import { DeleteServerDialog } from './delete-server-dialog';
import { LeaveServerDialog } from './leave-server-dialog';

interface Props {
  kind: 'deleteServer' | 'leaveServer';
  serverId: Id;
  onClose(): void;
}

const DIALOGS = {
  deleteServer: DeleteServerDialog,
  leaveServer: LeaveServerDialog,
};

export function ServerDialog({ kind, serverId, onClose }: Props) {
  const Wanted = DIALOGS[kind];
  return <Wanted serverId={serverId} onClose={onClose} />;
}
