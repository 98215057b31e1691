import { ManageTexts } from '../../../i18n/manage-texts';
import type { Id } from '../../../lib/ids';
import { BanDialog } from './ban-dialog';
import { MuteDialog, UnmuteDialog } from './mute-dialog';
import { NicknameDialog } from './nickname-dialog';
import { RemoveMemberDialog } from './remove-member-dialog';
import { TimeOutDialog } from './time-out-dialog';

const DIALOGS = {
  removeMember: RemoveMemberDialog,
  banMember: BanDialog,
  timeOut: TimeOutDialog,
  nickname: NicknameDialog,
  mute: MuteDialog,
  unmute: UnmuteDialog,
};

interface Props {
  kind: keyof typeof DIALOGS;
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function ModerationDialog({ kind, ...about }: Props) {
  const Wanted = DIALOGS[kind];
  return (
    <ManageTexts>
      <Wanted {...about} />
    </ManageTexts>
  );
}
