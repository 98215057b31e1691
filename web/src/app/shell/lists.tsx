import { ChannelList } from '../../features/channels/components/channel-list';
import { EventsRow } from '../../features/events/components/events-row';
import { PauseBanner } from '../../features/safety/components/pause-banner';
import { ServerHeader } from '../../features/servers/components/server-header';
import { ServerRail } from '../../features/servers/components/server-rail';
import { UserPanel } from '../../features/settings/components/user-panel';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { Logo } from '../../ui/logo';
import styles from './lists.module.css';

interface Props {
  serverId: Id | null;
  channelId: Id | null;
}

/** Servers, the channels of one, and oneself. On a phone this is a page of its own. */
export function Lists({ serverId, channelId }: Props) {
  const t = useT();
  return (
    <div className={styles.lists}>
      <ServerRail current={serverId} />
      <div className={styles.side}>
        {serverId ? (
          <>
            <ServerHeader serverId={serverId} />
            <PauseBanner serverId={serverId} />
            <EventsRow serverId={serverId} />
            <ChannelList serverId={serverId} current={channelId} />
          </>
        ) : (
          <header className={styles.none}>
            <Logo size={32} />
            {t('app.name')}
          </header>
        )}
        <UserPanel />
      </div>
    </div>
  );
}
