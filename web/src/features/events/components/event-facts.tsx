import { CalendarClock, Hash, MapPin, Repeat, UsersRound } from 'lucide-react';
import type { ScheduledEvent } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { relativeTime } from '../../../lib/time';
import { useApp } from '../../../store/use-app';
import { whenText } from '../model';
import styles from './events.module.css';

/** When, where, how often, and how many come. */
export function EventFacts({ event }: { event: ScheduledEvent }) {
  const t = useT();
  const { channelId, location, repeats, status, startsAt, interestedCount } = event;
  const channel = useApp((state) => state.channels[channelId ?? '']?.name);
  const soon = status === 'scheduled' ? ` (${relativeTime(Date.parse(startsAt), Date.now())})` : '';
  return (
    <ul className={styles.facts}>
      <li>
        <CalendarClock size={16} aria-hidden="true" />
        <span>
          {whenText(event)}
          {soon}
        </span>
      </li>
      <li>
        {channelId ? <Hash size={16} aria-hidden="true" /> : <MapPin size={16} aria-hidden="true" />}
        <span>{channelId ? channel : location}</span>
      </li>
      {repeats !== 'none' && (
        <li>
          <Repeat size={16} aria-hidden="true" />
          <span>{t(`ev.repeats.${repeats}`)}</span>
        </li>
      )}
      <li>
        <UsersRound size={16} aria-hidden="true" />
        <span>{t('ev.interested', { count: interestedCount })}</span>
      </li>
    </ul>
  );
}
