import { useEffect, useState } from 'react';
import type { Activity } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { safeUrl } from '../../../markdown/url';
import styles from './profile-card.module.css';

const MINUTE_MS = 60_000;

/** What somebody is doing, as a program of theirs tells. */
export function ProfileActivity({ activity }: { activity: Activity }) {
  const t = useT();
  const { type, name, details, state, url, startedAt } = activity;
  const minutes = useMinutesSince(startedAt);
  const link = type === 'streaming' && url ? safeUrl(url) : null;
  return (
    <li className={styles.activity}>
      <p className={styles.doing}>{t(`activity.${type}`)}</p>
      <p className={styles.what}>
        {link ? (
          <a href={link} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
      </p>
      {details && <p>{details}</p>}
      {state && <p>{state}</p>}
      {minutes !== null && (
        <p className={styles.since}>
          {minutes < 60
            ? t('activity.minutes', { count: minutes })
            : t('activity.hours', { count: Math.floor(minutes / 60) })}
        </p>
      )}
    </li>
  );
}

/** Whole minutes, at least one; looked at again each minute. */
function useMinutesSince(time: string | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!time) return;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [time]);
  return time ? Math.max(1, Math.floor((now - Date.parse(time)) / MINUTE_MS)) : null;
}
