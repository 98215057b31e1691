import { CirclePause } from 'lucide-react';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, relativeDay } from '../../../lib/time';
import { pauseEnd, pauseInvites } from '../../../store/pause-invites';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { toast } from '../../../ui/toast';
import { useUntil } from '../../../ui/use-until';
import styles from './safety.module.css';

/** To those who look after the server, while nobody can join. */
export function PauseBanner({ serverId }: { serverId: Id }) {
  const t = useT();
  const end = useApp((state) => pauseEnd(state, serverId));
  const paused = useUntil(end);
  const manages = useApp((state) => may(state, serverId, 'manage_server'));
  const moderates = useApp((state) => may(state, serverId, 'moderate_members'));
  if (!paused || !(manages || moderates)) return null;
  async function resume() {
    try {
      await pauseInvites(serverId, 0);
    } catch (error) {
      toast(describeError(t, error).text);
    }
  }
  return (
    <div className={styles.banner} role="status">
      <p>
        <CirclePause size={16} aria-hidden="true" />{' '}
        {t('pause.until', { time: `${relativeDay(end, Date.now())}, ${clock(end)}` })}
      </p>
      {manages && <Button onClick={() => void resume()}>{t('pause.resume')}</Button>}
    </div>
  );
}
