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
  /** One of many: its name is a heading, and its description has an end. */
  listed?: boolean;
  /** How many are in it, and the like. */
  children?: ReactNode;
  /** What can be done about it, at the end of the card. */
  foot?: ReactNode;
}

/** A server as it shows itself to those who are not in it yet. */
export function ServerCard({ server, listed, children, foot }: Props) {
  const { serverId, name, description, icon, banner, accentColor } = server;
  const Name = listed ? 'h2' : 'p';
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
        <Name className={styles.name}>{name}</Name>
        {children}
        {description && <p className={clsx(styles.description, listed && styles.short)}>{description}</p>}
        {foot && <div className={styles.foot}>{foot}</div>}
      </div>
    </div>
  );
}
