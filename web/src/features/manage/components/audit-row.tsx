import type { AuditEntry } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { fullDate, relativeTime } from '../../../lib/time';
import { appStore } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { useMember, useMemberName } from '../../../store/use-member-name';
import { Avatar } from '../../../ui/avatar';
import { aboutMember, doer, sentence, shownChange } from '../audit-model';
import styles from './rows.module.css';

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useT();
  const { serverId, actorId, reason, changes } = entry;
  const text = useApp((state) => sentence(t, state, entry));
  const name = useMemberName(serverId, doer(entry)) ?? '?';
  const picture = useApp((state) => state.users[actorId]?.avatar);
  useMember(serverId, aboutMember(entry));
  const time = Date.parse(entry.createdAt);
  return (
    <li className={styles.row}>
      <Avatar id={actorId} name={name} size={36} picture={picture} />
      <div className={styles.info}>
        <p className={styles.main}>{text}</p>
        <p className={styles.more}>
          <time dateTime={entry.createdAt} title={fullDate(time)}>
            {relativeTime(time, Date.now())}
          </time>
          {reason && ` · ${t('audit.reason', { reason })}`}
        </p>
      </div>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map((change) => {
            const shown = shownChange(t, appStore.getState(), serverId, change);
            return (
              <div key={change.field}>
                <dt>{shown.field}</dt>
                {shown.given && shown.given.length > 0 && (
                  <dd className={styles.given}>{t('audit.added', { list: shown.given.join(', ') })}</dd>
                )}
                {shown.taken && shown.taken.length > 0 && (
                  <dd className={styles.taken}>{t('audit.removed', { list: shown.taken.join(', ') })}</dd>
                )}
                {shown.after !== undefined && (
                  <dd>
                    {change.before ? <del className={styles.before}>{shown.before}</del> : shown.before} →{' '}
                    <ins className={styles.after}>{shown.after}</ins>
                  </dd>
                )}
              </div>
            );
          })}
        </dl>
      )}
    </li>
  );
}
