import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { type Case, caseOf } from '../../../api/reports';
import type { AuditEntry } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { reportChanges } from '../../../store/reports';
import { useApp } from '../../../store/use-app';
import { useMember } from '../../../store/use-member-name';
import { IconButton } from '../../../ui/icon-button';
import { Part, Parts, Waiting } from '../../../ui/page-parts';
import { useLoaded } from '../../../ui/use-loaded';
import { withReport } from '../report-model';
import styles from './case.module.css';
import { CaseFacts } from './case-facts';
import { CaseNotes } from './case-notes';
import { ReportCard } from './report-card';

interface Props {
  serverId: Id;
  userId: Id;
  onBack(): void;
  /** Roles, and the menu of what can be done: they belong to members. */
  roles: ReactNode;
  menu: ReactNode;
  renderAct(entry: AuditEntry): ReactNode;
}

/** All there is about one person in this server, for those who have to decide about them. */
export function CasePage({ serverId, userId, onBack, roles, menu, renderAct }: Props) {
  const t = useT();
  const load = useCallback(() => caseOf(serverId, userId), [serverId, userId]);
  const [loaded, reload, set] = useLoaded(load);
  const known = loaded.state === 'ready' ? loaded.value : null;
  useMember(serverId, userId);
  useFresh(serverId, userId, load, set);
  useEffect(
    () =>
      reportChanges.on((report) => {
        if (known && report.serverId === serverId && report.targetId === userId)
          set({ ...known, reports: withReport(known.reports, report) });
      }),
    [known, serverId, userId, set],
  );
  return (
    <>
      <header className={styles.top}>
        <IconButton icon={ArrowLeft} label={t('case.back')} onClick={onBack} />
        <h2>{known ? t('case.title', { name: known.user.displayName }) : t('case.case')}</h2>
        {known && menu}
      </header>
      <Waiting loaded={loaded} onRetry={reload} />
      {known && (
        <Parts>
          <CaseFacts serverId={serverId} about={known} roles={roles} />
          <CaseNotes
            serverId={serverId}
            userId={userId}
            notes={known.notes}
            onChange={(notes) => set({ ...known, notes })}
          />
          <Part title={t('case.reports', { count: known.reports.length })}>
            {known.reports.length === 0 && <p className={styles.none}>{t('case.reports.none')}</p>}
            <ul className={styles.list}>
              {known.reports.map((report) => (
                <li key={report.reportId}>
                  <ReportCard report={report} inCase />
                </li>
              ))}
            </ul>
          </Part>
          <Part title={t('case.acts')}>
            {known.acts.length === 0 && <p className={styles.none}>{t('case.acts.none')}</p>}
            <ul className={styles.list}>{known.acts.map((entry) => renderAct(entry))}</ul>
          </Part>
        </Parts>
      )}
    </>
  );
}

/** What changes about the member changes the case: it is asked for again, in silence. */
function useFresh(serverId: Id, userId: Id, load: () => Promise<Case>, set: (value: Case) => void): void {
  const member = useApp((state) => state.members[serverId]?.[userId]);
  const seen = useRef(member);
  useEffect(() => {
    if (seen.current === member) return;
    seen.current = member;
    void load().then(set, () => undefined);
  }, [member, load, set]);
}
