import { useCallback, useState } from 'react';
import { type AuditFilter, auditLog } from '../../../api/moderation';
import type { AuditEntry } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { GroupSelect } from '../../../ui/group-select';
import { PageEnd } from '../../../ui/page-end';
import { PageHead } from '../../../ui/page-head';
import { usePages } from '../../../ui/use-pages';
import { ACTION_GROUPS } from '../audit-model';
import { AuditRow } from './audit-row';
import { MemberPicker } from './member-picker';
import { Retention } from './retention';
import styles from './rows.module.css';
import { TargetSelect } from './target-select';

const PAGE = 50;

export function AuditPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  const [target, setTarget] = useState('');
  return (
    <>
      <PageHead title={t('manage.audit')} lead={t('audit.lead')} />
      <Retention serverId={serverId} />
      <div className={styles.tools}>
        <MemberPicker
          serverId={serverId}
          label={t('audit.by')}
          value={actor}
          nobody={t('audit.by.all')}
          onChange={setActor}
        />
        <GroupSelect
          label={t('audit.action')}
          all={t('audit.action.all')}
          value={action}
          groups={ACTION_GROUPS.map(({ id, actions }) => ({
            label: t(`audit.group.${id}`),
            options: actions.map((one) => ({ value: one, label: t(`audit.action.${one}`) })),
          }))}
          onChange={setAction}
        />
        <TargetSelect serverId={serverId} value={target} onChange={setTarget} />
      </div>
      <Entries
        key={`${actor}/${action}/${target}`}
        serverId={serverId}
        actor={actor}
        action={action}
        target={target}
      />
    </>
  );
}

interface EntriesProps {
  serverId: Id;
  actor: Id;
  action: string;
  target: Id;
}

function Entries({ serverId, actor, action, target }: EntriesProps) {
  const t = useT();
  const fetch = useCallback(
    (last: AuditEntry | null) => {
      const filter: AuditFilter = {
        ...(actor && { actor }),
        ...(action && { action }),
        ...(target && { target }),
      };
      return auditLog(serverId, filter, last?.auditId ?? null, PAGE);
    },
    [serverId, actor, action, target],
  );
  const pages = usePages(fetch, PAGE);
  return (
    <>
      <ul className={styles.rows} aria-label={t('audit.list')}>
        {pages.items.map((entry) => (
          <AuditRow key={entry.auditId} entry={entry} />
        ))}
      </ul>
      <PageEnd pages={pages} over={t(pages.items.length > 0 ? 'audit.end' : 'audit.none')} />
    </>
  );
}
