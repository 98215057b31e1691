import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Markdown } from '../../../markdown/markdown';
import { editMessage } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { messageParts } from '../message-parts';
import { MessageServer } from '../message-server';
import { removeMessage } from '../model';
import styles from './delete-message-dialog.module.css';

interface Props {
  channelId: Id;
  messageId: Id;
  onClose(): void;
}

export function DeleteMessageDialog({ channelId, messageId, onClose }: Props) {
  const t = useT();
  const serverId = useApp((state) => state.messages[messageId]?.serverId ?? '');
  const content = useApp((state) => state.messages[messageId]?.content ?? '');
  return (
    <ConfirmDialog
      title={t('message.delete.title')}
      lead={t('message.delete.lead')}
      action={t('common.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await removeMessage(channelId, messageId);
        editMessage(null);
      }}
    >
      {content && (
        <blockquote className={styles.quote}>
          <MessageServer value={serverId}>
            <Markdown text={content} parts={messageParts} />
          </MessageServer>
        </blockquote>
      )}
    </ConfirmDialog>
  );
}
