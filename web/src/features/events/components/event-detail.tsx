import { ArrowLeft, CalendarPlus, ChevronRight, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ScheduledEvent } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { fileName, saveText } from '../../../lib/download';
import { Markdown } from '../../../markdown/markdown';
import { appStore } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { Button } from '../../../ui/button';
import { calendarOf } from '../calendar';
import { mayChange, ownZone } from '../model';
import { EventFacts } from './event-facts';
import { EventSteps } from './event-steps';
import styles from './events.module.css';
import { InterestButton } from './interest-button';
import { InterestedList } from './interested-list';

interface Props {
  event: ScheduledEvent;
  onBack(): void;
  onEdit(): void;
  onClose(): void;
}

/** An event as a file for one's own calendar. */
function saveCalendar(event: ScheduledEvent): void {
  const { serverId, channelId, location, name } = event;
  const { channels, servers } = appStore.getState();
  const place = location ?? `#${channels[channelId ?? '']?.name ?? ''}, ${servers[serverId]?.name ?? ''}`;
  const url = `${window.location.origin}/app/channels/${serverId}${channelId ? `/${channelId}` : ''}`;
  const surroundings = { place, url, host: window.location.host, now: new Date().toISOString() };
  saveText(`${fileName(name, 'event')}.ics`, 'text/calendar', calendarOf(event, surroundings));
}

export function EventDetail({ event, onBack, onEdit, onClose }: Props) {
  const t = useT();
  const { serverId, creatorId, description, status } = event;
  const creator = useMemberName(serverId, creatorId);
  const changeable = useApp((state) => mayChange(state, event));
  const [listed, setListed] = useState(false);
  const open = status === 'scheduled' || status === 'active';
  return (
    <>
      {status !== 'scheduled' && (
        <p className={styles.status} data-status={status}>
          {t(`ev.status.${status}`)}
        </p>
      )}
      <EventFacts event={event} />
      <p className={styles.more}>
        {t('ev.zone', { zone: ownZone() })}
        {creator && ` · ${t('ev.by', { name: creator })}`}
      </p>
      {description && <Markdown text={description} />}
      {open && (
        <div className={styles.actions}>
          <InterestButton event={event} />
          <Button onClick={() => saveCalendar(event)}>
            <CalendarPlus size={18} aria-hidden="true" />
            {t('ev.calendar')}
          </Button>
        </div>
      )}
      {event.interestedCount > 0 && (
        <details className={styles.past} onToggle={(toggled) => setListed(toggled.currentTarget.open)}>
          <summary>
            <ChevronRight size={16} aria-hidden="true" />
            {t('ev.who')}
          </summary>
          {listed && <InterestedList key={event.interestedCount} event={event} />}
        </details>
      )}
      <div className={styles.foot}>
        <Button look="quiet" onClick={onBack}>
          <ArrowLeft size={18} aria-hidden="true" />
          {t('ev.all')}
        </Button>
        {changeable && open && (
          <Button look="quiet" onClick={onEdit}>
            <Pencil size={18} aria-hidden="true" />
            {t('ev.edit')}
          </Button>
        )}
      </div>
      {changeable && <EventSteps event={event} onGone={onBack} onStarted={onClose} />}
    </>
  );
}
