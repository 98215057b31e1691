import { Ban, Clock, Trash2, UserRoundX, Volume2, VolumeX } from 'lucide-react';
import type { Report } from '../../api/reports';
import { useT } from '../../i18n/use-t';
import { actionsOn } from '../../store/member-actions';
import { mayIn } from '../../store/permissions';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import type { MenuEntry } from '../../ui/menu-entry';

const KINDS = {
  mute: 'mute',
  unmute: 'unmute',
  timeOut: 'timeOut',
  remove: 'removeMember',
  ban: 'banMember',
} as const;
const ICONS = { mute: VolumeX, unmute: Volume2, timeOut: Clock, remove: UserRoundX, ban: Ban };
type Quick = keyof typeof KINDS;

const isQuick = (action: string): action is Quick => action in KINDS;

/** What can be done at once about what was reported. Who left can only be banned. */
export function useReportActs({ serverId, targetId, channelId, messageId }: Report): MenuEntry[] {
  const t = useT();
  const deletes = useApp((state) => !!channelId && mayIn(state, channelId, 'manage_messages'));
  const here = useApp((state) => !!state.members[serverId]?.[targetId ?? '']);
  const actions = useApp((state) => (targetId ? actionsOn(state, serverId, targetId).join() : ''));
  const entries: MenuEntry[] = [];
  if (channelId && messageId && deletes)
    entries.push({
      id: 'delete',
      label: t('message.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => openDialog({ kind: 'deleteMessage', channelId, messageId }),
    });
  for (const action of actions.split(',')) {
    if (!targetId || !isQuick(action) || (!here && action !== 'ban')) continue;
    entries.push({
      id: action,
      label: t(`members.${action}`),
      icon: ICONS[action],
      danger: action === 'remove' || action === 'ban',
      onSelect: () => openDialog({ kind: KINDS[action], serverId, userId: targetId }),
    });
  }
  return entries;
}
