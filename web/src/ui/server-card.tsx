import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { assetUrl } from '../lib/asset-url';
import { hexOf } from '../lib/color';
import { Avatar } from './avatar';
import { ownColour } from './own-colour';
import { Picture } from './picture';
import styles from './server-card.module.css';

interface Props {
  server: {
    serverId: string;
    name: string;
    description: string;
    icon: string | null;
    banner: string | null;
    accentColor: number;
  };
  /** How many are in it, and the like. */
  children?: ReactNode;
}

/** A server as it shows itself to those who are not in it yet. */
export function ServerCard({ server, children }: Props) {
  const { serverId, name, description, icon, banner, accentColor } = server;
  return (
    <div className={styles.card}>
      <div
        className={clsx(styles.band, !accentColor && ownColour(serverId))}
        style={accentColor ? { background: hexOf(accentColor) } : undefined}
      >
        {banner && (
          <Picture
            key={banner}
            src={assetUrl(banner)}
            alt=""
            width={460}
            height={120}
            className={styles.banner}
          />
        )}
      </div>
      <div className={styles.icon}>
        <Avatar id={serverId} name={name} size={56} shape="square" picture={icon} />
      </div>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {children}
        {description && <p className={styles.description}>{description}</p>}
      </div>
    </div>
  );
}
