import { clsx } from 'clsx';
import { useState } from 'react';
import { assetUrl } from '../lib/asset-url';
import { initials } from '../lib/text';
import styles from './avatar.module.css';

import { ownColour } from './own-colour';
import { Picture } from './picture';
import { type Status, StatusDot } from './status-dot';

interface Props {
  /** What the colour comes from: the id, so that it stays when the name changes. */
  id: string;
  name: string;
  size?: number;
  shape?: 'round' | 'square';
  status?: Status;
  /** The name of an asset; without, and until it is here, initials stand in its place. */
  picture?: string | null;
}

/** A picture, or initials on a colour of one's own; a dot in the corner tells how they are. */
export function Avatar({ id, name, size = 40, shape = 'round', status, picture }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const style = { width: size, height: size, fontSize: size * 0.38 };
  return (
    <span
      className={clsx(
        styles.avatar,
        styles[shape],
        picture && shown === picture ? styles.pictured : ownColour(id),
      )}
      style={style}
      aria-hidden="true"
    >
      {(!picture || shown !== picture) && initials(name)}
      {picture && (
        <Picture
          key={picture}
          src={assetUrl(picture)}
          alt=""
          width={size}
          height={size}
          className={styles.picture}
          onShown={() => setShown(picture)}
        />
      )}
      {status && <StatusDot status={status} size={Math.max(15, Math.round(size * 0.28))} around={size} />}
    </span>
  );
}
