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
const Moderation = lazy(async () => ({
  default: (await import('../../features/members/components/moderation-dialogs')).ModerationDialog,
}));
const Profile = lazy(async () => ({
  default: (await import('../../features/members/components/profile-dialog')).ProfileDialog,
}));
const Manage = lazy(async () => ({
  default: (await import('../../features/manage/components/manage-dialog')).ManageDialog,
}));
const CustomStatus = lazy(async () => ({
  default: (await import('../../features/settings/components/custom-status-dialog')).CustomStatusDialog,
}));
const Report = lazy(async () => ({
  default: (await import('../../features/moderation/components/report-dialog')).ReportDialog,
}));
const Mass = lazy(async () => ({
  default: (await import('../../features/moderation/components/mass-dialog')).MassDialog,
}));
const Purge = lazy(async () => ({
  default: (await import('./purge-view')).PurgeView,
}));
const Events = lazy(async () => ({
  default: (await import('../../features/events/components/events-dialog')).EventsDialog,
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
    case 'deleteServer':
    case 'leaveServer':
      return <ServerDialog kind={dialog.kind} serverId={dialog.serverId} onClose={closeDialog} />;
    case 'invite':
      return <Invite serverId={dialog.serverId} onClose={closeDialog} />;
    case 'events':
      return <Events serverId={dialog.serverId} eventId={dialog.eventId ?? null} onClose={closeDialog} />;
    case 'createChannel':
      return (
        <ChannelDialog
          serverId={dialog.serverId}
          parentId={dialog.parentId ?? null}
          category={dialog.category ?? false}
          onClose={closeDialog}
        />
      );
    case 'deleteChannel':
      return <DeleteChannel channelId={dialog.channelId} onClose={closeDialog} />;
    case 'deleteMessage':
      return (
        <DeleteMessage channelId={dialog.channelId} messageId={dialog.messageId} onClose={closeDialog} />
      );
    case 'removeMember':
    case 'banMember':
    case 'timeOut':
    case 'nickname':
    case 'mute':
    case 'unmute':
      return (
        <Moderation
          kind={dialog.kind}
          serverId={dialog.serverId}
          userId={dialog.userId}
          onClose={closeDialog}
        />
      );
    case 'profile':
      return (
        <Profile
          key={dialog.userId}
          serverId={dialog.serverId}
          userId={dialog.userId}
          at={dialog.at}
          onClose={closeDialog}
        />
      );
    case 'giveServer':
      return <Manage serverId={dialog.serverId} onClose={closeDialog} />;
    case 'deleteRole':
      return <Manage serverId={dialog.serverId} roleId={dialog.roleId} onClose={closeDialog} />;
    case 'customStatus':
      return <CustomStatus onClose={closeDialog} />;
    case 'report':
      return (
        <Report
          serverId={dialog.serverId}
          userId={dialog.userId}
          channelId={dialog.channelId}
          messageId={dialog.messageId}
          onClose={closeDialog}
        />
      );
    case 'massAction':
      return (
        <Mass serverId={dialog.serverId} type={dialog.type} userIds={dialog.userIds} onClose={closeDialog} />
      );
    case 'purge':
      return (
        <Purge
          serverId={dialog.serverId}
          channelId={dialog.channelId}
          userId={dialog.userId}
          onClose={closeDialog}
        />
      );
    case 'shortcuts':
      return <Shortcuts onClose={closeDialog} />;
    case 'switcher':
      return <Switcher onClose={closeDialog} />;
  }
}
