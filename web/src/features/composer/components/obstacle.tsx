import { Archive, Clock, MessageSquareOff } from 'lucide-react';
import type { Obstacle as Kind, ObstacleText } from '../use-obstacle';
import styles from './composer.module.css';

const ICONS: Partial<Record<Kind, typeof Clock>> = {
  timedOut: Clock,
  unverified: Clock,
  archived: Archive,
};

/** In the composer's place: why one can't write here. */
export function Obstacle({ obstacle: { kind, text } }: { obstacle: ObstacleText }) {
  const Icon = ICONS[kind] ?? MessageSquareOff;
  return (
    <div className={styles.composer} data-region="composer">
      <p className={styles.obstacle} role="note">
        <Icon size={18} aria-hidden="true" />
        {text}
      </p>
    </div>
  );
}
