import { Hash } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import styles from './channel-start.module.css';

/** Above the very first message: what this place is. */
export function ChannelStart({ channelId, empty }: { channelId: Id; empty: boolean }) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  if (!channel) return null;
  return (
    <div className={styles.start}>
      <span className={styles.mark}>
        <Hash size={30} aria-hidden="true" />
      </span>
      <h2 className={styles.title}>{t('channel.start.title', { name: channel.name })}</h2>
      <p className={styles.lead}>
        {channel.topic || t(empty ? 'channel.start.empty' : 'channel.start.lead')}
      </p>
    </div>
  );
}
