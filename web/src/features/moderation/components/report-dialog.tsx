import { useState } from 'react';
import { REASONS, type ReportBody, sendReport } from '../../../api/reports';
import { ManageTexts } from '../../../i18n/manage-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Markdown } from '../../../markdown/markdown';
import { appStore } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { Choices } from '../../../ui/choices';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextArea } from '../../../ui/text-area';
import { toast } from '../../../ui/toast';
import { TEXT_MAX } from '../report-model';
import styles from './report.module.css';

interface Props {
  serverId: Id;
  userId: Id;
  channelId?: Id;
  /** The message it is about; without one it is about the member. */
  messageId?: Id;
  onClose(): void;
}

type Choice = ReportBody['reason'];

export const ReportDialog = (props: Props) => (
  <ManageTexts>
    <Form {...props} />
  </ManageTexts>
);

function Form({ serverId, userId, channelId, messageId, onClose }: Props) {
  const t = useT();
  const [about] = useState(() => {
    const state = appStore.getState();
    return {
      name: nameIn(state, serverId, userId) ?? t('user.somebody'),
      server: state.servers[serverId]?.name ?? '',
      content: state.messages[messageId ?? '']?.content ?? '',
    };
  });
  const [reason, setReason] = useState<Choice | null>(null);
  const [note, setNote] = useState('');
  return (
    <Dialog
      title={t(messageId ? 'report.title.message' : 'report.title.member', { name: about.name })}
      lead={t('report.lead', { server: about.server })}
      onClose={onClose}
    >
      {about.content && (
        <blockquote className={styles.quote}>
          <Markdown text={about.content} />
        </blockquote>
      )}
      <DialogForm
        action={t('report.send')}
        disabled={!reason}
        onCancel={onClose}
        onSubmit={async () => {
          if (!reason) return;
          await sendReport(serverId, {
            userId,
            channelId,
            messageId,
            reason,
            note: note.trim() || undefined,
          });
          toast(t('report.sent'));
          onClose();
        }}
      >
        <Choices<Choice>
          label={t('report.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, label: t(`report.reason.${value}`) }))}
          onChange={setReason}
        />
        <TextArea
          label={t('report.note')}
          hint={t('report.note.hint')}
          value={note}
          maxLength={TEXT_MAX}
          rows={2}
          onChange={(event) => setNote(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
