import { clsx } from 'clsx';
import { useState } from 'react';
import styles from './emoji-picture.module.css';
import { Picture } from './picture';

interface Props {
  /** Null while it is not known: the place is kept. */
  src: string | null;
  /** What it is called, with colons: spoken, copied, and shown where the picture can't be. */
  text: string;
  animated: boolean;
  size: number;
  className?: string;
}

/** A server's emoji, in a fixed space. */
export function EmojiPicture({ src, text, animated, size, className }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const both = clsx(styles.emoji, className);
  if (src === null)
    return <span className={both} style={{ width: size, height: size }} role="img" aria-label={text} />;
  if (broken === src) return text;
  return (
    <Picture
      src={src}
      alt={text}
      title={text}
      width={size}
      height={size}
      still={!animated}
      className={both}
      onBroken={() => setBroken(src)}
    />
  );
}
