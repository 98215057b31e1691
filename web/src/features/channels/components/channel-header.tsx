import { Menu as MenuIcon, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import { isLocked } from '../groups';
import styles from './channel-header.module.css';
import { ChannelIcon } from './channel-icon';

interface Props {
  channelId: Id;
  membersShown: boolean;
  onMembers(): void;
  /** On a phone: the way back to the lists. */
  onBack: (() => void) | null;
  children?: ReactNode;
}

export function ChannelHeader({ channelId, membersShown, onMembers, onBack, children }: Props) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  const locked = useApp((state) => isLocked(state, channelId));
  return (
    <header className={styles.header}>
      {onBack && <IconButton icon={MenuIcon} label={t('channels.back')} onClick={onBack} />}
      <h1 className={styles.name}>
        <ChannelIcon type={channel?.type ?? 'text'} locked={locked} />
        <span>{channel?.name}</span>
      </h1>
      {channel?.topic && (
        <p className={styles.topic} title={channel.topic}>
          {channel.topic}
        </p>
      )}
      <div className={styles.tools}>
        {children}
        <IconButton
          icon={UsersRound}
          label={t(membersShown ? 'members.hide' : 'members.show')}
          pressed={membersShown}
          onClick={onMembers}
          tooltipSide="bottom"
        />
      </div>
    </header>
  );
}
