import { useCallback, useEffect, useState } from 'react';
import type { Report } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openReports, reportChanges } from '../../../store/reports';
import { useApp, useVanilla } from '../../../store/use-app';
import { PageEnd } from '../../../ui/page-end';
import { PageHead } from '../../../ui/page-head';
import { Nothing } from '../../../ui/page-parts';
import { Segments } from '../../../ui/segments';
import { usePages } from '../../../ui/use-pages';
import { fits, PAGE, reportPage, VIEWS, type View, withReport } from '../report-model';
import styles from './report.module.css';
import { ReportCard } from './report-card';

/** What members and the screening put before the moderators. */
export function ReportsPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [view, setView] = useState<View>('open');
  const round = useVanilla(openReports, (open) => open.round);
  return (
    <>
      <PageHead title={t('manage.reports')} lead={t('reports.lead')} />
      <div className={styles.filter}>
        <Segments<View>
          label={t('reports.view')}
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`reports.view.${value}`) }))}
          onChange={setView}
        />
      </div>
      <Queue key={`${serverId}/${view}/${round}`} serverId={serverId} view={view} />
    </>
  );
}

function Queue({ serverId, view }: { serverId: Id; view: View }) {
  const t = useT();
  const me = useApp((state) => state.me?.userId ?? '');
  const fetch = useCallback((last: Report | null) => reportPage(serverId, view, last), [serverId, view]);
  const pages = usePages(fetch, PAGE);
  const { change } = pages;
  useEffect(
    () =>
      reportChanges.on((report) => {
        if (report.serverId === serverId) change((list) => withReport(list, report));
      }),
    [serverId, change],
  );
  // A change may bring in what a later page holds too.
  const known = new Map(pages.items.map((report) => [report.reportId, report]));
  const shown = [...known.values()].filter((report) => fits(view, report, me));
  return (
    <>
      {pages.done && shown.length === 0 && (
        <Nothing title={t(`reports.none.${view}`)} lead={t(`reports.none.${view}.lead`)} />
      )}
      <ul className={styles.list} aria-label={t('reports.list')}>
        {shown.map((report) => (
          <li key={report.reportId}>
            <ReportCard report={report} />
          </li>
        ))}
      </ul>
      <PageEnd pages={pages} />
    </>
  );
}
