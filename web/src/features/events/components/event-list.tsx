import { CalendarPlus, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ScheduledEvent } from '../../../api/community-types';
import { describeError, type ErrorText } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { loadEvents } from '../../../store/load-events';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useOpenEvents } from '../use-events';
import { EventCard } from './event-card';
import styles from './events.module.css';

interface Props {
  serverId: Id;
  onOpen(eventId: Id): void;
  onNew(): void;
}

const PAST_SHOWN = 20;
const NONE: Record<Id, ScheduledEvent> = {};

export function EventList({ serverId, onOpen, onNew }: Props) {
  const t = useT();
  const events = useOpenEvents(serverId);
  const all = useApp((state) => state.events[serverId] ?? NONE);
  const creator = useApp((state) => may(state, serverId, 'create_events'));
  const [error, setError] = useState<ErrorText | null>(null);
  // What oneself said on another device comes only with a new look.
  useEffect(() => {
    loadEvents(serverId).then(
      () => setError(null),
      (reason) => setError(describeError(t, reason)),
    );
  }, [serverId, t]);
  const past = Object.values(all)
    .filter(({ status }) => status === 'completed' || status === 'canceled')
    .sort((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt))
    .slice(0, PAST_SHOWN);
  return (
    <>
      <ErrorNote error={error} />
      {!events && !error && <div className={styles.skeleton} role="status" aria-label={t('onb.loading')} />}
      {events?.length === 0 && (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t('ev.none.title')}</p>
          <p>{t(creator ? 'ev.none.creator' : 'ev.none.lead')}</p>
        </div>
      )}
      {events && events.length > 0 && (
        <ul className={styles.cards} aria-label={t('ev.list')}>
          {events.map((event) => (
            <li key={event.eventId}>
              <EventCard event={event} onOpen={() => onOpen(event.eventId)} />
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>
            <ChevronRight size={16} aria-hidden="true" />
            {t('ev.past', { count: past.length })}
          </summary>
          <ul className={styles.cards}>
            {past.map((event) => (
              <li key={event.eventId}>
                <EventCard event={event} onOpen={() => onOpen(event.eventId)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {creator && (
        <Button look="primary" wide onClick={onNew}>
          <CalendarPlus size={18} aria-hidden="true" />
          {t('ev.create')}
        </Button>
      )}
    </>
  );
}
