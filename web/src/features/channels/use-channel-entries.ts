import { useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ClipboardCopy, Eraser, KeyRound, Link2, Pencil, Trash2 } from 'lucide-react';
import { useT } from '../../i18n/use-t';
import { copyText } from '../../lib/copy';
import type { Id } from '../../lib/ids';
import { mayIn } from '../../store/permissions';
import { openDialog } from '../../store/ui';
import { useApp } from '../../store/use-app';
import type { MenuEntry } from '../../ui/menu-entry';
import { useMove } from './use-move';

/** The menu of a channel or category, with what one may do to it. */
export function useChannelEntries(channelId: Id): MenuEntry[] {
  const t = useT();
  const navigate = useNavigate();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const category = useApp((state) => state.channels[channelId]?.type === 'category');
  const changes = useApp((state) => mayIn(state, channelId, 'manage_channels'));
  const purges = useApp((state) => mayIn(state, channelId, 'manage_messages'));
  const permits = useApp((state) => mayIn(state, channelId, 'manage_roles'));
  const move = useMove(serverId);
  const settings = (section: string) => () =>
    void navigate({
      to: '/servers/$serverId/channel-settings/$channelId/{-$section}',
      params: { serverId, channelId, section },
    });
  const entries: MenuEntry[] = [];
  if (!category) {
    entries.push({
      id: 'link',
      label: t('channels.link'),
      icon: Link2,
      onSelect: () => void copyText(`${location.origin}/app/channels/${serverId}/${channelId}`),
    });
  }
  if (changes) {
    entries.push(
      {
        id: 'edit',
        label: t(category ? 'channels.editCategory' : 'channels.edit'),
        icon: Pencil,
        onSelect: settings('overview'),
      },
      { id: 'up', label: t('channels.up'), icon: ArrowUp, onSelect: () => void move.step(channelId, -1) },
      {
        id: 'down',
        label: t('channels.down'),
        icon: ArrowDown,
        onSelect: () => void move.step(channelId, 1),
      },
    );
  }
  if (permits)
    entries.push({
      id: 'permissions',
      label: t('channels.permissions'),
      icon: KeyRound,
      onSelect: settings('permissions'),
    });
  entries.push({
    id: 'id',
    label: t('channels.copyId'),
    icon: ClipboardCopy,
    onSelect: () => void copyText(channelId),
  });
  if (purges && !category)
    entries.push({
      id: 'purge',
      label: t('channels.purge'),
      icon: Eraser,
      danger: true,
      onSelect: () => openDialog({ kind: 'purge', serverId, channelId }),
    });
  if (changes)
    entries.push({
      id: 'delete',
      label: t(category ? 'channels.deleteCategory' : 'channels.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => openDialog({ kind: 'deleteChannel', channelId }),
    });
  return entries;
}
