import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { hexOf, textColor } from '../lib/color';
import { Markdown } from '../markdown/markdown';
import { Avatar } from './avatar';
import { ownColour } from './own-colour';
import styles from './profile-face.module.css';
import type { Status } from './status-dot';

interface Props {
  id: string;
  name: string;
  /** Below the name. */
  account: string;
  picture: string | null | undefined;
  bio: string;
  /** 0xRRGGBB of the name and the band; 0 for the colour of one's own. */
  color?: number;
  icon?: string | null;
  status?: Status;
  /** Further lines below the names. */
  children?: ReactNode;
}

/** Who somebody is, at a glance: a band of their colour, their picture, names, and what they say of themselves. */
export function ProfileFace({ id, name, account, picture, bio, color = 0, icon, status, children }: Props) {
  return (
    <div className={styles.face}>
      <div
        className={clsx(styles.band, !color && ownColour(id))}
        style={color ? { background: hexOf(color) } : undefined}
      />
      <div className={styles.avatar}>
        <Avatar id={id} name={name} size={84} status={status} picture={picture} />
      </div>
      <div className={styles.names}>
        <p className={styles.name} style={{ color: textColor(color) }}>
          {name} {icon}
        </p>
        <p className={styles.account}>{account}</p>
        {children}
      </div>
      {bio.trim() && (
        <div className={styles.bio}>
          <Markdown text={bio.trim()} />
        </div>
      )}
    </div>
  );
}
