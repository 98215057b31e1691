import { createStore } from 'zustand/vanilla';
import type { MassType } from '../api/mass-actions';
import type { Id } from '../lib/ids';
import { readStored, writeStored } from '../lib/storage';

/** Dialogs that more than one place opens; the app shell renders them. */
export type DialogRequest =
  | { kind: 'addServer' }
  | { kind: 'invite' | 'deleteServer' | 'leaveServer' | 'giveServer'; serverId: Id }
  | { kind: 'events'; serverId: Id; eventId?: Id }
  | { kind: 'createChannel'; serverId: Id; parentId?: Id; category?: boolean }
  | { kind: 'deleteRole'; serverId: Id; roleId: Id }
  | { kind: 'deleteChannel'; channelId: Id }
  | { kind: 'deleteMessage'; channelId: Id; messageId: Id }
  | {
      kind: 'removeMember' | 'banMember' | 'timeOut' | 'nickname' | 'mute' | 'unmute';
      serverId: Id;
      userId: Id;
    }
  | { kind: 'report'; serverId: Id; userId: Id; channelId?: Id; messageId?: Id }
  | { kind: 'massAction'; serverId: Id; type: Exclude<MassType, 'purge'>; userIds: Id[] }
  | { kind: 'purge'; serverId: Id; channelId?: Id; userId?: Id }
  | { kind: 'profile'; serverId: Id; userId: Id; at?: DOMRect }
  | { kind: 'shortcuts' | 'switcher' | 'customStatus' };

interface Ui {
  dialog: DialogRequest | null;
  /** The message whose text is being changed in its row. */
  editing: Id | null;
  /** The message whose menu is open. */
  menuOf: Id | null;
  membersShown: boolean;
  /** Where there is no room for it beside the chat, the member list is a panel that is called for. */
  membersPanel: boolean;
  /** One looks at a server as somebody with this role only. */
  viewAs: { serverId: Id; roleId: Id } | null;
}

const MEMBERS_KEY = 'parley.membersShown';

export const uiStore = createStore<Ui>(() => ({
  dialog: null,
  editing: null,
  menuOf: null,
  membersShown: readStored(MEMBERS_KEY, true),
  membersPanel: false,
  viewAs: null,
}));

export const openDialog = (dialog: DialogRequest): void => uiStore.setState({ dialog });
export const closeDialog = (): void => uiStore.setState({ dialog: null });

export function showMembers(shown: boolean): void {
  uiStore.setState({ membersShown: shown });
  writeStored(MEMBERS_KEY, shown);
}

export const showMembersPanel = (shown: boolean): void => uiStore.setState({ membersPanel: shown });

/** Where the list lies over the chat, it is the panel that comes and goes. */
export function toggleMembers(over: boolean): void {
  const { membersPanel, membersShown } = uiStore.getState();
  if (over) showMembersPanel(!membersPanel);
  else showMembers(!membersShown);
}

export const editMessage = (messageId: Id | null): void => uiStore.setState({ editing: messageId });

/** The row whose menu is open stays in the list, however far the list moves on. */
export const keepRow = (messageId: Id | null): void => uiStore.setState({ menuOf: messageId });

export const viewAs = (viewed: Ui['viewAs']): void => uiStore.setState({ viewAs: viewed });
