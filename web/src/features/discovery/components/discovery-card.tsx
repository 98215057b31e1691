import { useNavigate } from '@tanstack/react-router';
import type { DiscoveryEntry } from '../../../api/community-types';
import { joinDiscovered } from '../../../api/discovery';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { ServerCard } from '../../../ui/server-card';
import { useSubmit } from '../../../ui/use-submit';
import styles from './discovery-card.module.css';

/** One server: how it shows itself, how many are there, and the way in. */
export function DiscoveryCard({ entry }: { entry: DiscoveryEntry }) {
  const t = useT();
  const navigate = useNavigate();
  const { serverId, name, memberCount, onlineCount } = entry;
  const joined = useApp((state) => !!state.servers[serverId]);
  const { busy, error, run } = useSubmit();
  const go = () =>
    run(async () => {
      if (joined) return navigate({ to: '/channels/$serverId', params: { serverId } });
      dispatch({ t: 'SERVER_CREATE', d: { server: await joinDiscovered(serverId) } });
      await navigate({ to: '/servers/$serverId/welcome', params: { serverId } });
    });
  const foot = (
    <>
      <ErrorNote error={error} />
      <Button
        look={joined ? 'plain' : 'primary'}
        wide
        busy={busy}
        aria-label={t(joined ? 'disc.open' : 'disc.join', { name })}
        onClick={() => void go()}
      >
        {t(joined ? 'disc.open.short' : 'disc.join.short')}
      </Button>
    </>
  );
  return (
    <article className={styles.card} aria-label={name}>
      <ServerCard listed server={entry} foot={foot}>
        <p className={styles.counts}>
          <span>
            <span className={styles.dot} aria-hidden="true" /> {t('disc.online', { count: onlineCount })}
          </span>
          <span>{t('members.count', { count: memberCount })}</span>
        </p>
      </ServerCard>
    </article>
  );
}
