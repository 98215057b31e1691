import { CirclePause } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { pauseEnd, pauseInvites } from '../../../store/pause-invites';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import { useUntil } from '../../../ui/use-until';
import styles from './paused-note.module.css';

/** That nobody can join at the moment, and the end of that. */
export function PausedNote({ serverId }: { serverId: Id }) {
  const t = useT();
  const end = useApp((state) => pauseEnd(state, serverId));
  const paused = useUntil(end);
  const manager = useApp((state) => may(state, serverId, 'manage_server'));
  const { busy, error, run } = useSubmit();
  if (!paused) return null;
  const resume = () => run(() => pauseInvites(serverId, 0));
  return (
    <section className={styles.note} role="status">
      <CirclePause size={20} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.title}>{t('inv.paused', { when: `${shortDate(end)}, ${clock(end)}` })}</p>
        <p>{t('inv.paused.lead')}</p>
        <ErrorNote error={error} />
      </div>
      {manager && (
        <Button busy={busy} onClick={() => void resume()}>
          {t('inv.paused.resume')}
        </Button>
      )}
    </section>
  );
}
