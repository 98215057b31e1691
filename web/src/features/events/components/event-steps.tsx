import { Ban, CircleStop, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ScheduledEvent } from '../../../api/community-types';
import { deleteEvent, updateEvent } from '../../../api/scheduled-events';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import styles from './events.module.css';

interface Props {
  event: ScheduledEvent;
  onGone(): void;
  onStarted(): void;
}

type Step = 'active' | 'completed' | 'canceled' | 'delete';

/** What whoever looks after an event can do with it; what others would miss is asked about first. */
export function EventSteps({ event, onGone, onStarted }: Props) {
  const t = useT();
  const [asked, setAsked] = useState<Step | null>(null);
  const { busy, error, run } = useSubmit();
  const { serverId, eventId, status, repeats, interestedCount: count } = event;
  const take = (step: Step) =>
    run(async () => {
      if (step === 'delete') {
        await deleteEvent(event);
        onGone();
        return dispatch({ t: 'SCHEDULED_EVENT_DELETE', d: { serverId, eventId } });
      }
      dispatch({ t: 'SCHEDULED_EVENT_UPDATE', d: await updateEvent(event, { status: step }) });
      setAsked(null);
      if (step === 'active') onStarted();
    });
  if (asked && asked !== 'active') {
    return (
      <section className={styles.ask} aria-label={t(`ev.do.${asked}`)}>
        <p>
          {t(`ev.ask.${asked}`, { count })}
          {repeats !== 'none' && ` ${t(`ev.ask.${asked}.repeats`)}`}
        </p>
        <ErrorNote error={error} />
        <div className={styles.actions}>
          <Button look="quiet" autoFocus onClick={() => setAsked(null)}>
            {t('common.cancel')}
          </Button>
          <Button look="danger" busy={busy} onClick={() => void take(asked)}>
            {t(`ev.do.${asked}`)}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.steps} aria-label={t('ev.steps')}>
      <ErrorNote error={error} />
      {status === 'scheduled' && (
        <Button busy={busy} onClick={() => void take('active')}>
          <Play size={18} aria-hidden="true" />
          {t('ev.do.active')}
        </Button>
      )}
      {status === 'active' && (
        <Button onClick={() => setAsked('completed')}>
          <CircleStop size={18} aria-hidden="true" />
          {t('ev.do.completed')}
        </Button>
      )}
      {(status === 'scheduled' || (status === 'active' && repeats !== 'none')) && (
        <Button onClick={() => setAsked('canceled')}>
          <Ban size={18} aria-hidden="true" />
          {t('ev.do.canceled')}
        </Button>
      )}
      <Button className={styles.danger} onClick={() => setAsked('delete')}>
        <Trash2 size={18} aria-hidden="true" />
        {t('ev.do.delete')}
      </Button>
    </section>
  );
}
