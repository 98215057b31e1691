import { useState } from 'react';
import type { Repeats, ScheduledEvent } from '../../../api/community-types';
import { createEvent, updateEvent } from '../../../api/scheduled-events';
import { useT } from '../../../i18n/use-t';
import { EVENT as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { openable } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { DialogForm } from '../../../ui/dialog-form';
import { Segments } from '../../../ui/segments';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import {
  bodyOf,
  changesOf,
  draftOf,
  type EventDraft,
  faultOf,
  movedTo,
  newDraft,
  ownZone,
  REPEATS,
} from '../model';
import styles from './events.module.css';

interface Props {
  serverId: Id;
  /** Null: a new one. */
  event: ScheduledEvent | null;
  onDone(eventId: Id): void;
  onCancel(): void;
}

export function EventForm({ serverId, event, onDone, onCancel }: Props) {
  const t = useT();
  const channels = useApp((state) => state.channels);
  const ids = useApp((state) => openable(state, serverId).join())
    .split(',')
    .filter(Boolean);
  const [draft, setDraft] = useState(() => (event ? draftOf(event) : newDraft(Date.now(), ids[0] ?? '')));
  const set = (patch: Partial<EventDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const moved = !event || draftOf(event).start !== draft.start;
  const fault = faultOf(draft, Date.now(), !moved);
  const place = draft.where === 'place';

  async function save() {
    const saved = event
      ? await updateEvent(event, changesOf(event, draft))
      : await createEvent(serverId, bodyOf(draft));
    dispatch({ t: 'SCHEDULED_EVENT_UPDATE', d: saved });
    onDone(saved.eventId);
  }

  return (
    <DialogForm
      action={t(event ? 'common.save' : 'ev.create')}
      disabled={!!fault}
      onSubmit={save}
      onCancel={onCancel}
    >
      <TextField
        label={t('ev.name')}
        value={draft.name}
        maxLength={MAX.name}
        autoComplete="off"
        onChange={({ target }) => set({ name: target.value })}
      />
      <Segments<EventDraft['where']>
        label={t('ev.where')}
        value={draft.where}
        options={[
          { value: 'channel', label: t('ev.where.channel') },
          { value: 'place', label: t('ev.where.place') },
        ]}
        onChange={(where) => set({ where })}
      />
      {place ? (
        <TextField
          label={t('ev.location')}
          hint={t('ev.location.hint')}
          value={draft.location}
          maxLength={MAX.location}
          autoComplete="off"
          onChange={({ target }) => set({ location: target.value })}
        />
      ) : (
        <Select<Id>
          label={t('ev.channel')}
          value={draft.channelId}
          options={ids.map((id) => ({ value: id, label: `#${channels[id]?.name}` }))}
          onChange={(channelId) => set({ channelId })}
        />
      )}
      <div className={styles.times}>
        <TextField
          label={t('ev.start')}
          type="datetime-local"
          value={draft.start}
          onChange={({ target }) => set(movedTo(draft, target.value))}
        />
        <TextField
          label={t('ev.end')}
          type="datetime-local"
          value={draft.end}
          min={draft.start}
          onChange={({ target }) => set({ end: target.value })}
        />
      </div>
      <p className={styles.more}>{t('ev.zone', { zone: ownZone() })}</p>
      <Select<Repeats>
        label={t('ev.repeats')}
        value={draft.repeats}
        options={REPEATS.map((value) => ({ value, label: t(`ev.repeats.${value}`) }))}
        onChange={(repeats) => set({ repeats })}
      />
      <TextArea
        label={t('ev.description')}
        value={draft.description}
        max={MAX.description}
        onChange={({ target }) => set({ description: target.value })}
      />
      {fault && draft.name.trim() && (
        <p className={styles.fault} role="status">
          {t(fault)}
        </p>
      )}
    </DialogForm>
  );
}
