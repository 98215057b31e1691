import { X } from 'lucide-react';
import { MemberList } from '../../features/members/components/member-list';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { showMembersPanel } from '../../store/ui';
import { IconButton } from '../../ui/icon-button';
import styles from './members-column.module.css';
import { useSwipe } from './use-swipe';

interface Props {
  serverId: Id;
  channelId: Id;
  over: boolean;
}

/** Beside the chat; where there is no room, over it. */
export function MembersColumn({ serverId, channelId, over }: Props) {
  const t = useT();
  const close = () => showMembersPanel(false);
  const swipe = useSwipe({ right: close }, over);
  return (
    <aside className={styles.column} aria-label={t('members.label')} data-region="members" {...swipe}>
      {over && (
        <header className={styles.header}>
          <h1>{t('members.label')}</h1>
          <IconButton icon={X} label={t('members.hide')} onClick={close} />
        </header>
      )}
      <MemberList key={serverId} serverId={serverId} channelId={channelId} />
    </aside>
  );
}
