import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import { useRoving } from '../../../ui/use-roving';
import { ChannelLink } from './channel-link';
import styles from './channel-list.module.css';
import { NoChannels } from './no-channels';

const NONE: Id[] = [];

export function ChannelList({ serverId, current }: { serverId: Id; current: Id | null }) {
  const t = useT();
  const list = useRef<HTMLElement>(null);
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const owner = useApp((state) => may(state, serverId, 'manage_channels'));
  const roving = useRoving(list, 'vertical');
  const create = () => openDialog({ kind: 'createChannel', serverId });
  return (
    <nav
      ref={list}
      className={styles.nav}
      aria-label={t('channels.label')}
      data-region="channels"
      onKeyDown={roving}
    >
      <div className={styles.heading}>
        <h2>{t('channels.text')}</h2>
        {owner && (
          <IconButton icon={Plus} label={t('channels.create')} onClick={create} className={styles.add} />
        )}
      </div>
      <ul className={styles.list}>
        {ids.map((channelId) => (
          <li key={channelId}>
            <ChannelLink channelId={channelId} current={channelId === current} />
          </li>
        ))}
      </ul>
      {ids.length === 0 && <NoChannels onCreate={owner ? create : null} />}
    </nav>
  );
}
