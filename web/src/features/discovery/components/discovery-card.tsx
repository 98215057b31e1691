import { useNavigate } from '@tanstack/react-router';
import type { DiscoveryEntry } from '../../../api/community-types';
import { joinDiscovered } from '../../../api/discovery';
import { useT } from '../../../i18n/use-t';
import { hexOf } from '../../../lib/color';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import styles from './discovery-card.module.css';

/** One server: how it shows itself, how many are there, and the way in. */
export function DiscoveryCard({ entry }: { entry: DiscoveryEntry }) {
  const t = useT();
  const navigate = useNavigate();
  const { serverId, name, description, accentColor, memberCount, onlineCount } = entry;
  const joined = useApp((state) => !!state.servers[serverId]);
  const { busy, error, run } = useSubmit();
  const go = () =>
    run(async () => {
      if (joined) return navigate({ to: '/channels/$serverId', params: { serverId } });
      dispatch({ t: 'SERVER_CREATE', d: { server: await joinDiscovered(serverId) } });
      await navigate({ to: '/servers/$serverId/welcome', params: { serverId } });
    });
  return (
    <article className={styles.card} aria-label={name}>
      <div
        className={styles.band}
        style={accentColor ? { background: hexOf(accentColor) } : undefined}
        aria-hidden="true"
      />
      <div className={styles.icon}>
        <Avatar id={serverId} name={name} size={56} shape="square" picture={entry.icon} />
      </div>
      <div className={styles.words}>
        <h2 className={styles.name}>{name}</h2>
        {description && <p className={styles.description}>{description}</p>}
        <p className={styles.counts}>
          <span>
            <span className={styles.dot} aria-hidden="true" /> {t('disc.online', { count: onlineCount })}
          </span>
          <span>{t('members.count', { count: memberCount })}</span>
        </p>
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
      </div>
    </article>
  );
}
