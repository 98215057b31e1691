import { Play, Square, Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Expression } from '../../../api/community-types';
import type { ExpressionPatch } from '../../../api/expressions';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { IconButton } from '../../../ui/icon-button';
import { toast } from '../../../ui/toast';
import { useSound } from '../use-sound';
import styles from './expression-page.module.css';

interface Props {
  expression: Expression;
  changeable: boolean;
  onSave(patch: ExpressionPatch): Promise<void>;
}

/** Plays it, and sets how loud it is for everybody. */
export function SoundTools({ expression: { name, asset, volume }, changeable, onSave }: Props) {
  const t = useT();
  const [moved, setMoved] = useState<number | null>(null);
  const shown = moved ?? volume;
  const { playing, toggle } = useSound(asset, shown, () => toast(t('expr.sound.broken', { name })));
  useEffect(() => {
    if (volume === moved) setMoved(null);
  }, [volume, moved]);
  const keep = () => {
    if (moved === null || moved === volume) return;
    onSave({ volume: moved }).catch((error: unknown) => {
      setMoved(null);
      toast(describeError(t, error).text);
    });
  };
  return (
    <div className={styles.sound}>
      <IconButton
        icon={playing ? Square : Play}
        label={t(playing ? 'expr.sound.stop' : 'expr.sound.play', { name })}
        className={styles.play}
        onClick={toggle}
      />
      <Volume2 size={18} aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={100}
        className={styles.volume}
        value={shown}
        disabled={!changeable}
        aria-label={t('expr.sound.volume', { name })}
        aria-valuetext={`${shown} %`}
        onChange={(event) => setMoved(Number(event.target.value))}
        onPointerUp={keep}
        onKeyUp={keep}
        onBlur={keep}
      />
    </div>
  );
}
