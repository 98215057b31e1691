import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ChannelLink } from './channel-link';
import styles from './channel-list.module.css';

interface Props {
  ids: Id[];
  current: Id | null;
}

/** Channels that were put away: folded until one looks, but for the one that is open. */
export function ArchivedGroup({ ids, current }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const shown = open ? ids : ids.filter((id) => id === current);
  return (
    <section className={styles.group}>
      <div className={styles.heading}>
        <h2>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            data-roving=""
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={14} aria-hidden="true" className={clsx(!open && styles.folded)} />
            <span>{t('channels.archived', { count: ids.length })}</span>
          </button>
        </h2>
      </div>
      <ul className={styles.list}>
        {shown.map((channelId) => (
          <li key={channelId}>
            <ChannelLink channelId={channelId} current={channelId === current} />
          </li>
        ))}
      </ul>
    </section>
  );
}
