import { Flag, Volume2, VolumeX } from 'lucide-react';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { muteAct } from '../../store/muting';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import type { MenuEntry } from '../../ui/menu-entry';

/** What one may do about who wrote a message. */
export function useSenderEntries(messageId: Id): MenuEntry[] {
  const t = useT();
  const message = useApp((state) => state.messages[messageId]);
  const own = useApp((state) => state.me?.userId === message?.senderId);
  const voice = useApp((state) => (message ? muteAct(state, message.serverId, message.senderId) : null));
  if (!message || own) return [];
  const { serverId, channelId, senderId: userId } = message;
  const entries: MenuEntry[] = [];
  if (voice)
    entries.push({
      id: voice,
      label: t(`members.${voice}`),
      icon: voice === 'mute' ? VolumeX : Volume2,
      menuOnly: true,
      onSelect: () => openDialog({ kind: voice, serverId, userId }),
    });
  if (message.type === 'screening_alert') return entries;
  entries.push({
    id: 'report',
    label: t('message.report'),
    icon: Flag,
    menuOnly: true,
    onSelect: () => openDialog({ kind: 'report', serverId, userId, channelId, messageId }),
  });
  return entries;
}
