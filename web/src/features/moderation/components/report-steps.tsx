import { Gavel } from 'lucide-react';
import { useState } from 'react';
import { type Report, type ReportState, updateReport } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import { may } from '../../../store/permissions';
import { reportChanged } from '../../../store/reports';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Menu } from '../../../ui/menu';
import { useSubmit } from '../../../ui/use-submit';
import { useReportActs } from '../use-report-acts';
import { CloseReportDialog } from './close-report-dialog';
import styles from './report.module.css';

/** The way of a report: somebody takes it, acts, and says how it ended. */
export function ReportSteps({ report, inCase }: { report: Report; inCase: boolean }) {
  const t = useT();
  const [closing, setClosing] = useState<'resolved' | 'dismissed' | null>(null);
  const { busy, error, run } = useSubmit();
  const mine = useApp((state) => state.me?.userId === report.moderatorId);
  const acts = useReportActs(report);
  const manages = useApp((state) => may(state, report.serverId, 'manage_server'));
  const claimed = report.state === 'claimed';
  const closed = report.state === 'resolved' || report.state === 'dismissed';
  // What another has taken is theirs, but for who manages the server.
  if (closed || (claimed && !mine && !manages)) return null;
  const to = (state: ReportState) => run(async () => reportChanged(await updateReport(report, { state })));
  return (
    <>
      <ErrorNote error={error} />
      <div className={styles.steps}>
        {report.state === 'open' && (
          <Button look="primary" busy={busy} onClick={() => void to('claimed')}>
            {t('report.claim')}
          </Button>
        )}
        {claimed && !mine && (
          <Button busy={busy} onClick={() => void to('claimed')}>
            {t('report.takeOver')}
          </Button>
        )}
        {!inCase && acts.length > 0 && (
          <Menu entries={acts}>
            <Button>
              <Gavel size={16} aria-hidden="true" />
              {t('report.act')}
            </Button>
          </Menu>
        )}
        <Button look={mine && claimed ? 'primary' : 'plain'} onClick={() => setClosing('resolved')}>
          {t('report.resolve')}
        </Button>
        <Button look="quiet" onClick={() => setClosing('dismissed')}>
          {t('report.dismiss')}
        </Button>
        {claimed && mine && (
          <Button look="quiet" busy={busy} onClick={() => void to('open')}>
            {t('report.giveBack')}
          </Button>
        )}
      </div>
      {closing && <CloseReportDialog report={report} as={closing} onClose={() => setClosing(null)} />}
    </>
  );
}
