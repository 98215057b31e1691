import { durationText } from '../../../i18n/durations';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, relativeDay } from '../../../lib/time';
import { LONGEST_PAUSE, PAUSES, pauseEnd, pauseInvites } from '../../../store/pause-invites';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Part } from '../../../ui/page-parts';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import { useUntil } from '../../../ui/use-until';
import styles from './safety.module.css';

/** Acts at once, without the save bar: when it is needed there is no time. */
export function PausePart({ serverId }: { serverId: Id }) {
  const t = useT();
  const end = useApp((state) => pauseEnd(state, serverId));
  const paused = useUntil(end);
  const { busy, error, run } = useSubmit();
  const set = (seconds: number) =>
    run(async () => {
      await pauseInvites(serverId, seconds);
      toast(t(seconds ? 'safety.pause.done' : 'safety.pause.over'));
    });
  return (
    <Part title={t('safety.pause')} lead={t('safety.pause.lead')}>
      <ErrorNote error={error} />
      {paused && (
        <p className={styles.paused} role="status">
          {t('safety.pause.until', { time: `${relativeDay(end, Date.now())}, ${clock(end)}` })}
        </p>
      )}
      <div className={styles.buttons}>
        {paused ? (
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
