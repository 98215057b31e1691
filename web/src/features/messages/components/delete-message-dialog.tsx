import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Markdown } from '../../../markdown/markdown';
import { editMessage } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { removeMessage } from '../model';
import styles from './delete-message-dialog.module.css';

interface Props {
  channelId: Id;
  messageId: Id;
  onClose(): void;
}

export function DeleteMessageDialog({ channelId, messageId, onClose }: Props) {
  const t = useT();
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
          <Markdown text={content} />
        </blockquote>
      )}
    </ConfirmDialog>
  );
}
