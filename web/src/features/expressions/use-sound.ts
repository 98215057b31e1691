import { useEffect, useRef, useState } from 'react';
import { assetUrl } from '../../lib/asset-url';

/** The one that is heard; another one ends it. */
let heard: HTMLAudioElement | null = null;

/** Plays a sound on demand, as loud as said (percent). */
export function useSound(asset: string, volume: number, onBroken: () => void) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (audio.current) audio.current.volume = volume / 100;
  }, [volume]);
  useEffect(() => () => audio.current?.pause(), []);

  function toggle() {
    if (playing) return audio.current?.pause();
    heard?.pause();
    const element = new Audio(assetUrl(asset));
    element.volume = volume / 100;
    element.onended = () => setPlaying(false);
    element.onpause = () => setPlaying(false);
    audio.current = element;
    heard = element;
    setPlaying(true);
    element.play().catch((error: unknown) => {
      setPlaying(false);
      // Ended before it began is no failure.
      if ((error as Error).name !== 'AbortError') onBroken();
    });
  }

  return { playing, toggle };
}
