import { useNavigate } from '@tanstack/react-router';
import {
  AtSign,
  Ban,
  ClipboardCopy,
  Clock,
  ClockArrowDown,
  Eraser,
  Flag,
  FolderSearch,
  IdCard,
  Pencil,
  UserRoundX,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { updateMember } from '../../api/moderation';
import { describeError } from '../../i18n/describe-error';
import { type Translate, useT } from '../../i18n/use-t';
import { copyText } from '../../lib/copy';
import type { Id } from '../../lib/ids';
import { dispatch } from '../../store/app-store';
import { actionsOn, type MemberAction } from '../../store/member-actions';
import { may } from '../../store/permissions';
import { closeDialog, openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import type { MenuEntry } from '../../ui/menu-entry';
import { toast } from '../../ui/toast';

async function endTimeOut(t: Translate, serverId: Id, userId: Id): Promise<void> {
  try {
    dispatch({ t: 'MEMBER_UPDATE', d: await updateMember(serverId, userId, { timeoutSeconds: 0 }) });
  } catch (error) {
    toast(describeError(t, error).text);
  }
}

const ICONS = {
  nickname: Pencil,
  timeOut: Clock,
  endTimeOut: ClockArrowDown,
  mute: VolumeX,
  unmute: Volume2,
  purge: Eraser,
  remove: UserRoundX,
  ban: Ban,
} as const;

/** The menu of a member, with what one may do to them. */
export function useMemberEntries(serverId: Id, userId: Id, openProfile?: () => void): MenuEntry[] {
  const t = useT();
  const navigate = useNavigate();
  const user = useApp((state) => state.users[userId]);
  const oneself = useApp((state) => state.me?.userId === userId);
  const moderates = useApp((state) => may(state, serverId, 'moderate_members'));
  const actions = useApp((state) => actionsOn(state, serverId, userId).join())
    .split(',')
    .filter(Boolean) as MemberAction[];
  const run: Record<MemberAction, () => void> = {
    nickname: () => openDialog({ kind: 'nickname', serverId, userId }),
    timeOut: () => openDialog({ kind: 'timeOut', serverId, userId }),
    endTimeOut: () => void endTimeOut(t, serverId, userId),
    mute: () => openDialog({ kind: 'mute', serverId, userId }),
    unmute: () => openDialog({ kind: 'unmute', serverId, userId }),
    purge: () => openDialog({ kind: 'purge', serverId, userId }),
    remove: () => openDialog({ kind: 'removeMember', serverId, userId }),
    ban: () => openDialog({ kind: 'banMember', serverId, userId }),
  };
  const openCase = () => {
    closeDialog();
    void navigate({
      to: '/servers/$serverId/settings/{-$section}/{-$item}',
      params: { serverId, section: 'members', item: userId },
    });
  };
  return [
    ...(openProfile
      ? [{ id: 'profile', label: t('members.profile'), icon: IdCard, onSelect: openProfile }]
      : []),
    {
      id: 'name',
      label: t('members.copyName'),
      icon: AtSign,
      onSelect: () => void copyText(user?.name ?? ''),
    },
    { id: 'id', label: t('members.copyId'), icon: ClipboardCopy, onSelect: () => void copyText(userId) },
    ...(moderates ? [{ id: 'case', label: t('members.case'), icon: FolderSearch, onSelect: openCase }] : []),
    ...(oneself
      ? []
      : [
          {
            id: 'report',
            label: t('members.report'),
            icon: Flag,
            onSelect: () => openDialog({ kind: 'report', serverId, userId }),
          },
        ]),
    ...actions.map((action) => ({
      id: action,
      label: t(`members.${action}`),
      icon: ICONS[action],
      danger: action === 'remove' || action === 'ban' || action === 'purge',
      onSelect: run[action],
    })),
  ];
}
