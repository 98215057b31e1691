import { useState } from 'react';
import { type Report, updateReport } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import { reportChanged } from '../../../store/reports';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextArea } from '../../../ui/text-area';
import { TEXT_MAX } from '../report-model';

interface Props {
  report: Report;
  as: 'resolved' | 'dismissed';
  onClose(): void;
}

/** How it ended, in words for the other moderators. */
export function CloseReportDialog({ report, as, onClose }: Props) {
  const t = useT();
  const [outcome, setOutcome] = useState(report.outcome);
  return (
    <Dialog title={t(`report.close.${as}`)} lead={t(`report.close.${as}.lead`)} onClose={onClose}>
      <DialogForm
        action={t(as === 'resolved' ? 'report.resolve' : 'report.dismiss')}
        onCancel={onClose}
        onSubmit={async () => {
          reportChanged(await updateReport(report, { state: as, outcome: outcome.trim() }));
          onClose();
        }}
      >
        <TextArea
          label={t('report.close.outcome')}
          hint={t('report.close.outcome.hint')}
          value={outcome}
          maxLength={TEXT_MAX}
          rows={2}
          onChange={(event) => setOutcome(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
