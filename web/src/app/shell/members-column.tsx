import { X } from 'lucide-react';
import { MemberList } from '../../features/members/components/member-list';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { showMembersPanel } from '../../store/ui';
import { IconButton } from '../../ui/icon-button';
import styles from './members-column.module.css';
import { useSwipe } from './use-swipe';

/** Beside the chat; on a phone over it. */
export function MembersColumn({ serverId, phone }: { serverId: Id; phone: boolean }) {
  const t = useT();
  const close = () => showMembersPanel(false);
  const swipe = useSwipe({ right: close }, phone);
  return (
    <aside className={styles.column} aria-label={t('members.label')} data-region="members" {...swipe}>
      {phone && (
        <header className={styles.header}>
          <h1>{t('members.label')}</h1>
          <IconButton icon={X} label={t('members.hide')} onClick={close} />
        </header>
      )}
      <MemberList serverId={serverId} />
    </aside>
  );
}
