import { durationText } from '../../../i18n/durations';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, relativeDay } from '../../../lib/time';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Part } from '../../../ui/page-parts';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import { LONGEST_PAUSE, PAUSES, pauseInvites } from '../pause';
import { usePaused } from '../use-paused';
import styles from './safety.module.css';

/** Acts at once, without the save bar: when it is needed there is no time. */
export function PausePart({ serverId }: { serverId: Id }) {
  const t = useT();
  const until = usePaused(serverId);
  const { busy, error, run } = useSubmit();
  const set = (seconds: number) =>
    run(async () => {
      await pauseInvites(serverId, seconds);
      toast(t(seconds ? 'safety.pause.done' : 'safety.pause.over'));
    });
  const end = until ? Date.parse(until) : 0;
  return (
    <Part title={t('safety.pause')} lead={t('safety.pause.lead')}>
      <ErrorNote error={error} />
      {until && (
        <p className={styles.paused} role="status">
          {t('safety.pause.until', { time: `${relativeDay(end, Date.now())}, ${clock(end)}` })}
        </p>
      )}
      <div className={styles.buttons}>
        {until ? (
          <Button look="primary" busy={busy} onClick={() => void set(0)}>
            {t('safety.pause.resume')}
          </Button>
        ) : (
          PAUSES.map((seconds) => (
            <Button key={seconds} busy={busy} onClick={() => void set(seconds)}>
              {seconds === LONGEST_PAUSE
                ? t('safety.pause.always')
                : t('safety.pause.for', { time: durationText(t, seconds) })}
            </Button>
          ))
        )}
      </div>
    </Part>
  );
}
