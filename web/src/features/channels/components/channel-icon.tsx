import { Hash, Lock, Megaphone, MessagesSquare, Volume2 } from 'lucide-react';
import styles from './channel-icon.module.css';

const ICONS = {
  announcement: Megaphone,
  voice: Volume2,
  stage: Volume2,
  forum: MessagesSquare,
  media: MessagesSquare,
} as const;

/** What kind of channel it is; with a small lock when it is not for everyone. */
export function ChannelIcon({ type, locked }: { type: string; locked: boolean }) {
  const Icon = ICONS[type as keyof typeof ICONS] ?? Hash;
  return (
    <span className={styles.icon} aria-hidden="true">
      <Icon size={18} />
      {locked && <Lock size={10} className={styles.lock} strokeWidth={3} />}
    </span>
  );
}
