import type { InvitePreview } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { Avatar } from '../../../ui/avatar';
import styles from './invite-server.module.css';

export function InviteServer({ server }: { server: InvitePreview['server'] }) {
  const t = useT();
  return (
    <div className={styles.server}>
      <Avatar id={server.serverId} name={server.name} size={56} shape="square" />
      <div>
        <p className={styles.name}>{server.name}</p>
        <p className={styles.count}>{t('members.count', { count: server.memberCount })}</p>
      </div>
    </div>
  );
}
