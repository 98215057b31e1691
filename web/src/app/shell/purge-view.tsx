import { MemberPicker } from '../../features/manage/components/member-picker';
import { PurgeDialog } from '../../features/moderation/components/purge-dialog';
import type { Id } from '../../lib/ids';

interface Props {
  serverId: Id;
  channelId?: Id;
  userId?: Id;
  onClose(): void;
}

/** The deletion of many messages, with the members of the settings to choose from. */
export const PurgeView = (props: Props) => (
  <PurgeDialog {...props} renderWhose={(choice) => <MemberPicker serverId={props.serverId} {...choice} />} />
);
