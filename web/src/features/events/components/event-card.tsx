import type { ScheduledEvent } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { EventFacts } from './event-facts';
import styles from './events.module.css';
import { InterestButton } from './interest-button';

export function EventCard({ event, onOpen }: { event: ScheduledEvent; onOpen(): void }) {
  const t = useT();
  const { name, status } = event;
  const open = status === 'scheduled' || status === 'active';
  return (
    <article className={styles.card} data-status={status} aria-label={name}>
      {status !== 'scheduled' && <p className={styles.status}>{t(`ev.status.${status}`)}</p>}
      <h3 className={styles.name}>
        <button type="button" className={styles.open} onClick={onOpen}>
          {name}
        </button>
      </h3>
      <EventFacts event={event} />
      {open && <InterestButton event={event} />}
    </article>
  );
}
