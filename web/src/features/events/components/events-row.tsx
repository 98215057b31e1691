import { CalendarDays } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog } from '../../../store/ui';
import { useOpenEvents } from '../use-events';
import styles from './events-row.module.css';

/** Under the server's name: how many events are to come; and what goes on right now. */
export function EventsRow({ serverId }: { serverId: Id }) {
  const t = useT();
  const events = useOpenEvents(serverId);
  const count = events?.length ?? 0;
  const active = events?.filter(({ status }) => status === 'active') ?? [];
  return (
    <div className={styles.events}>
      <button
        type="button"
        className={styles.row}
        aria-label={count ? t('events.count', { count }) : t('events.title')}
        onClick={() => openDialog({ kind: 'events', serverId })}
      >
        <CalendarDays size={18} aria-hidden="true" />
        <span className={styles.name}>{t('events.title')}</span>
        {count > 0 && <span className={styles.badge}>{count}</span>}
      </button>
      {active.map(({ eventId, name }) => (
        <button
          key={eventId}
          type="button"
          className={styles.active}
          onClick={() => openDialog({ kind: 'events', serverId, eventId })}
        >
          <span className={styles.now}>
            <span className={styles.dot} aria-hidden="true" />
            {t('events.now')}
          </span>
          <span className={styles.title}>{name}</span>
        </button>
      ))}
    </div>
  );
}
