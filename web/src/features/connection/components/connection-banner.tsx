import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { connectionStore } from '../../../store/connection';
import { retryConnection } from '../../../store/session';
import { useVanilla } from '../../../store/use-app';
import { bannerState } from '../model';
import styles from './connection-banner.module.css';

export function ConnectionBanner() {
  const t = useT();
  const connection = useVanilla(connectionStore, (state) => state);
  const [now, setNow] = useState(() => Date.now());
  const down = connection.downSince !== null;
  useEffect(() => {
    setNow(Date.now());
    if (!down) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [down]);
  const banner = bannerState(connection, now);
  if (banner.kind === 'none') return null;
  const soon = banner.kind === 'reconnecting' && banner.seconds > 0;
  return (
    <div className={styles.banner} role="status">
      <CloudOff size={18} aria-hidden="true" />
      <span>
        {banner.kind === 'reconnecting'
          ? t(soon ? 'connection.in' : 'connection.now', { seconds: banner.seconds })
          : t(`connection.${banner.kind}`)}
      </span>
      {soon && (
        <button type="button" className={styles.retry} onClick={retryConnection}>
          {t('common.retry')}
        </button>
      )}
    </div>
  );
}
