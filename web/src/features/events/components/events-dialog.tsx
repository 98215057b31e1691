import { useState } from 'react';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { useNewPage } from '../use-new-page';
import { EventDetail } from './event-detail';
import { EventForm } from './event-form';
import { EventList } from './event-list';
import styles from './events.module.css';

interface Props {
  serverId: Id;
  /** One to begin with, instead of the list. */
  eventId: Id | null;
  onClose(): void;
}

type View = { kind: 'list' } | { kind: 'event' | 'edit'; eventId: Id } | { kind: 'new' };

export const EventsDialog = (props: Props) => (
  <GrowthTexts>
    <Events {...props} />
  </GrowthTexts>
);

/** All events of a server; one of them; or the form for one. */
function Events({ serverId, eventId, onClose }: Props) {
  const t = useT();
  const [view, setView] = useState<View>(eventId ? { kind: 'event', eventId } : { kind: 'list' });
  const shown = 'eventId' in view ? view.eventId : null;
  const event = useApp((state) => state.events[serverId]?.[shown ?? ''] ?? null);
  const key = JSON.stringify(view);
  const page = useNewPage(key);
  const list = () => setView({ kind: 'list' });
  const open = (id: Id) => setView({ kind: 'event', eventId: id });
  if (view.kind === 'new' || (view.kind === 'edit' && event)) {
    return (
      <Dialog title={t(event ? 'ev.edit' : 'ev.create')} onClose={onClose}>
        <div ref={page} className={styles.page}>
          <EventForm
            serverId={serverId}
            event={event}
            onDone={open}
            onCancel={() => (event ? open(event.eventId) : list())}
          />
        </div>
      </Dialog>
    );
  }
  if (view.kind === 'event' && event) {
    return (
      <Dialog title={event.name} onClose={onClose}>
        <div ref={page} className={styles.page}>
          <EventDetail
            event={event}
            onBack={list}
            onClose={onClose}
            onEdit={() => setView({ kind: 'edit', eventId: event.eventId })}
          />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('events.title')} onClose={onClose}>
      <div ref={page} className={styles.page}>
        {shown && !event && <p role="status">{t('ev.gone')}</p>}
        <EventList serverId={serverId} onOpen={open} onNew={() => setView({ kind: 'new' })} />
      </div>
    </Dialog>
  );
}
