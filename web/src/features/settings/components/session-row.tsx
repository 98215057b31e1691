import type { LoginSession } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { relativeTime, shortDate } from '../../../lib/time';
import { Button } from '../../../ui/button';
import { deviceName } from '../model';
import styles from './section.module.css';

export function SessionRow({ session, onEnd }: { session: LoginSession; onEnd(): void }) {
  const t = useT();
  const device = deviceName(session.userAgent);
  return (
    <li className={styles.row}>
      <div className={styles.info}>
        <p className={styles.device}>{device}</p>
        <p className={styles.account}>
          {session.current ? (
            <span className={styles.here}>{t('sessions.here')}</span>
          ) : (
            t('sessions.used', { when: relativeTime(Date.parse(session.lastUsedAt), Date.now()) })
          )}
          {' · '}
          {t('sessions.since', { date: shortDate(Date.parse(session.createdAt)) })}
        </p>
      </div>
      {!session.current && (
        <Button look="quiet" aria-label={t('sessions.endOne', { device })} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
