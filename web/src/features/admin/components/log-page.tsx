import { useCallback } from 'react';
import { type InstanceEntry, instanceLog } from '../../../api/admin';
import { useT } from '../../../i18n/use-t';
import { fullDate, relativeTime } from '../../../lib/time';
import { ensureUser } from '../../../store/load-user';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { PageEnd } from '../../../ui/page-end';
import { PageHead } from '../../../ui/page-head';
import { usePages } from '../../../ui/use-pages';
import { instanceSentence } from '../log-model';
import styles from './admin.module.css';

const PAGE = 50;

async function fetchPage(last: InstanceEntry | null): Promise<InstanceEntry[]> {
  const page = await instanceLog({ before: last?.auditId, limit: PAGE });
  for (const { actorId } of page) void ensureUser(actorId).catch(() => undefined);
  return page;
}

/** What admins did to accounts and servers of the instance. */
export function LogPage() {
  const t = useT();
  const pages = usePages(useCallback(fetchPage, []), PAGE);
  return (
    <>
      <PageHead title={t('admin.log')} lead={t('admin.log.lead')} />
      <ul className={styles.rows} aria-label={t('admin.log')}>
        {pages.items.map((entry) => (
          <LogRow key={entry.auditId} entry={entry} />
        ))}
      </ul>
      <PageEnd pages={pages} over={t(pages.items.length > 0 ? 'audit.end' : 'admin.log.none')} />
    </>
  );
}

function LogRow({ entry }: { entry: InstanceEntry }) {
  const t = useT();
  const { actorId, reason, createdAt } = entry;
  const actor = useApp((state) => state.users[actorId]?.displayName) ?? t('user.somebody');
  const time = Date.parse(createdAt);
  return (
    <li className={styles.row}>
      <Avatar id={actorId} name={actor} size={36} />
      <div className={styles.info}>
        <p className={styles.main}>{instanceSentence(t, entry, actor)}</p>
        <p className={styles.more}>
          <time dateTime={createdAt} title={fullDate(time)}>
            {relativeTime(time, Date.now())}
          </time>
          {reason && ` · ${t('audit.reason', { reason })}`}
        </p>
      </div>
    </li>
  );
}
