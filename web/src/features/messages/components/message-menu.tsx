import { Copy, Link2, Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import type { Id } from '../../../lib/ids';
import { appStore } from '../../../store/app-store';
import { editMessage, keepRow, openDialog } from '../../../store/ui';
import { writtenText } from '../../../store/usable-emoji';
import { useApp } from '../../../store/use-app';
import { ContextMenu } from '../../../ui/context-menu';
import type { MenuEntry } from '../../../ui/menu-entry';
import { toast } from '../../../ui/toast';
import { canDelete, canEdit, messageUrl } from '../model';
import { useSenderEntries } from '../use-sender-entries';
import { MessageTools } from './message-tools';

/** What can be done with a message: as buttons on hover and focus, and as a menu on right click, long press or Shift+F10. */
export function MessageMenu({ messageId, children }: { messageId: Id; children: ReactElement }) {
  const t = useT();
  const editable = useApp((state) => canEdit(state, messageId));
  const deletable = useApp((state) => canDelete(state, messageId));
  const about = useSenderEntries(messageId);
  const message = () => appStore.getState().messages[messageId];
  async function copy(text: string | undefined, done: string) {
    if (text !== undefined) toast((await copyText(text)) ? done : t('error.copy'));
  }
  function link() {
    const found = message();
    return found && messageUrl(found.serverId, found.channelId, messageId);
  }
  const entries: MenuEntry[] = [];
  if (editable)
    entries.push({
      id: 'edit',
      label: t('message.edit'),
      icon: Pencil,
      onSelect: () => editMessage(messageId),
    });
  entries.push(
    {
      id: 'copy',
      label: t('message.copy'),
      icon: Copy,
      onSelect: () => {
        const found = message();
        void copy(found && writtenText(found.channelId, found.content), t('message.copied'));
      },
    },
    {
      id: 'link',
      label: t('message.link'),
      icon: Link2,
      onSelect: () => void copy(link(), t('message.linked')),
    },
  );
  entries.push(...about);
  if (deletable) {
    const channelId = message()?.channelId ?? '';
    entries.push({
      id: 'delete',
      label: t('message.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => openDialog({ kind: 'deleteMessage', channelId, messageId }),
    });
  }
  return (
    <MessageTools entries={entries}>
      <ContextMenu entries={entries} onOpenChange={(open) => keepRow(open ? messageId : null)}>
        {children}
      </ContextMenu>
    </MessageTools>
  );
}
