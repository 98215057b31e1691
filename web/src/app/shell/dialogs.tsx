import { lazy, Suspense } from 'react';
import { closeDialog, type DialogRequest, uiStore } from '../../store/ui';
import { useVanilla } from '../../store/use-app';

const AddServer = lazy(async () => ({
  default: (await import('../../features/servers/components/add-server-dialog')).AddServerDialog,
}));
const ServerDialog = lazy(async () => ({
  default: (await import('../../features/servers/components/server-dialog')).ServerDialog,
}));
const ChannelDialog = lazy(async () => ({
  default: (await import('../../features/channels/components/channel-dialog')).ChannelDialog,
}));
const DeleteChannel = lazy(async () => ({
  default: (await import('../../features/channels/components/delete-channel-dialog')).DeleteChannelDialog,
}));
const Invite = lazy(async () => ({
  default: (await import('../../features/invites/components/invite-dialog')).InviteDialog,
}));
const DeleteMessage = lazy(async () => ({
  default: (await import('../../features/messages/components/delete-message-dialog')).DeleteMessageDialog,
}));
const RemoveMember = lazy(async () => ({
  default: (await import('../../features/members/components/remove-member-dialog')).RemoveMemberDialog,
}));
const Shortcuts = lazy(async () => ({
  default: (await import('../../features/navigation/components/shortcuts-dialog')).ShortcutsDialog,
}));
const Switcher = lazy(async () => ({
  default: (await import('../../features/navigation/components/switcher-dialog')).SwitcherDialog,
}));

/** The dialog that was asked for, from wherever. Each is fetched when first needed. */
export function Dialogs() {
  const dialog = useVanilla(uiStore, (ui) => ui.dialog);
  return <Suspense>{dialog && render(dialog)}</Suspense>;
}

function render(dialog: DialogRequest) {
  switch (dialog.kind) {
    case 'addServer':
      return <AddServer onClose={closeDialog} />;
    case 'renameServer':
    case 'deleteServer':
    case 'leaveServer':
      return <ServerDialog kind={dialog.kind} serverId={dialog.serverId} onClose={closeDialog} />;
    case 'invite':
      return <Invite serverId={dialog.serverId} onClose={closeDialog} />;
    case 'createChannel':
      return <ChannelDialog serverId={dialog.serverId} channelId={null} onClose={closeDialog} />;
    case 'editChannel':
      return <ChannelDialog serverId={null} channelId={dialog.channelId} onClose={closeDialog} />;
    case 'deleteChannel':
      return <DeleteChannel channelId={dialog.channelId} onClose={closeDialog} />;
    case 'deleteMessage':
      return (
        <DeleteMessage channelId={dialog.channelId} messageId={dialog.messageId} onClose={closeDialog} />
      );
    case 'removeMember':
      return <RemoveMember serverId={dialog.serverId} userId={dialog.userId} onClose={closeDialog} />;
    case 'shortcuts':
      return <Shortcuts onClose={closeDialog} />;
    case 'switcher':
      return <Switcher onClose={closeDialog} />;
  }
}
