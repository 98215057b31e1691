import { deleteChannel } from '../../../api/channels';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

export function DeleteChannelDialog({ channelId, onClose }: { channelId: Id; onClose(): void }) {
  const t = useT();
  const name = useApp((state) => state.channels[channelId]?.name ?? '');
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const category = useApp((state) => state.channels[channelId]?.type === 'category');
  return (
    <ConfirmDialog
      title={t(category ? 'channels.deleteCategory.title' : 'channels.delete.title', { name })}
      lead={t(category ? 'channels.deleteCategory.lead' : 'channels.delete.lead')}
      action={t(category ? 'channels.deleteCategory' : 'channels.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await deleteChannel(channelId);
        dispatch({ t: 'CHANNEL_DELETE', d: { serverId, channelId } });
      }}
    />
  );
}
