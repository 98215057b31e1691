import { useCallback, useEffect, useRef, useState } from 'react';
import { type AuditFilter, auditLog } from '../../../api/moderation';
import type { AuditEntry } from '../../../api/types';
import { describeError, type ErrorText } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Select } from '../../../ui/select';
import { ACTIONS } from '../audit-model';
import { AuditRow } from './audit-row';
import { MemberPicker } from './member-picker';
import styles from './rows.module.css';

const PAGE = 50;

export function AuditPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [actor, setActor] = useState('');
  const [action, setAction] = useState('');
  return (
    <>
      <PageHead title={t('manage.audit')} lead={t('audit.lead')} />
      <div className={styles.tools}>
        <MemberPicker
          serverId={serverId}
          label={t('audit.by')}
          value={actor}
          nobody={t('audit.by.all')}
          onChange={setActor}
        />
        <Select<string>
          label={t('audit.action')}
          value={action}
          options={[
            { value: '', label: t('audit.action.all') },
            ...ACTIONS.map((one) => ({ value: one, label: t(`audit.action.${one}`) })),
          ]}
          onChange={setAction}
        />
      </div>
      <Entries key={`${actor}/${action}`} serverId={serverId} actor={actor} action={action} />
    </>
  );
}

interface EntriesProps {
  serverId: Id;
  actor: Id;
  action: string;
}

/** Page after page as one comes to the end. */
function Entries({ serverId, actor, action }: EntriesProps) {
  const t = useT();
  const end = useRef<HTMLDivElement>(null);
  const [entries, setEntries] = useState<AuditEntry[]>([]);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<ErrorText | null>(null);
  const loading = useRef(false);
  const last = entries.at(-1)?.auditId ?? null;
  const load = useCallback(async () => {
    if (loading.current) return;
    loading.current = true;
    const filter: AuditFilter = { ...(actor && { actor }), ...(action && { action }) };
    try {
      const page = await auditLog(serverId, filter, last, PAGE);
      setEntries((before) =>
        before.at(-1)?.auditId === (last ?? undefined) ? [...before, ...page] : before,
      );
      setDone(page.length < PAGE);
      setError(null);
    } catch (failure) {
      setError(describeError(t, failure));
    } finally {
      loading.current = false;
    }
  }, [serverId, actor, action, last, t]);
  useEffect(() => {
    if (done || error || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), {
      rootMargin: '300px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [load, done, error]);
  return (
    <>
      <ul className={styles.rows} aria-label={t('audit.list')}>
        {entries.map((entry) => (
          <AuditRow key={entry.auditId} entry={entry} />
        ))}
      </ul>
      <ErrorNote error={error} />
      <div ref={end} className={styles.end}>
        {done ? t(entries.length > 0 ? 'audit.end' : 'audit.none') : null}
        {error && <Button onClick={() => void load()}>{t('common.retry')}</Button>}
      </div>
    </>
  );
}
