import { ChannelList } from '../../features/channels/components/channel-list';
import { ServerHeader } from '../../features/servers/components/server-header';
import { ServerRail } from '../../features/servers/components/server-rail';
import { UserPanel } from '../../features/settings/components/user-panel';
import type { Id } from '../../lib/ids';
import styles from './lists.module.css';

interface Props {
  serverId: Id | null;
  channelId: Id | null;
}

/** Servers, the channels of one, and oneself. On a phone this is a page of its own. */
export function Lists({ serverId, channelId }: Props) {
  return (
    <div className={styles.lists}>
      <ServerRail current={serverId} />
      <div className={styles.side}>
        {serverId ? (
          <>
            <ServerHeader serverId={serverId} />
            <ChannelList serverId={serverId} current={channelId} />
          </>
        ) : (
          <div className={styles.none} />
        )}
        <UserPanel />
      </div>
    </div>
  );
}
