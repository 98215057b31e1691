import { Hourglass } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { span, stopwatch } from '../../../lib/time';
import styles from './typing-line.module.css';

/** That messages have to wait here, and while one does, how long still. */
export function SlowModeNote({ every, left }: { every: number; left: number }) {
  const t = useT();
  if (every === 0 && left === 0) return null;
  return (
    <span className={styles.slow} id="composer-slow" data-waiting={left > 0 || undefined}>
      <Hourglass size={13} aria-hidden="true" />
      {left > 0
        ? t('composer.slow.left', { time: stopwatch(left) })
        : t('composer.slow.every', { time: span(every) })}
    </span>
  );
}
