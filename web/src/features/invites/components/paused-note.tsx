import { CirclePause } from 'lucide-react';
import { updateSafety } from '../../../api/safety';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { appStore, dispatch } from '../../../store/app-store';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import { pausedUntil } from '../model';
import styles from './paused-note.module.css';

/** That nobody can join at the moment, and the end of that. */
export function PausedNote({ serverId }: { serverId: Id }) {
  const t = useT();
  const until = useApp((state) => state.servers[serverId]?.invitesPausedUntil);
  const manager = useApp((state) => may(state, serverId, 'manage_server'));
  const { busy, error, run } = useSubmit();
  const end = pausedUntil(until, Date.now());
  if (end === null) return null;
  const resume = () =>
    run(async () => {
      const { invitesPausedUntil } = await updateSafety(serverId, { invitesPausedSeconds: 0 });
      const server = appStore.getState().servers[serverId];
      if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, invitesPausedUntil } });
    });
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
