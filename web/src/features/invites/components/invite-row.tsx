import { Copy, Trash2 } from 'lucide-react';
import type { Invite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import { useMemberName } from '../../../store/use-member-name';
import { useRoles } from '../../../store/use-roles';
import { IconButton } from '../../../ui/icon-button';
import { RoleDot } from '../../../ui/role-dot';
import { toast } from '../../../ui/toast';
import { inviteState, inviteUrl } from '../model';
import styles from './invites-page.module.css';

/** One link: whose it is, how often it was used, and what it gives. */
export function InviteRow({ invite, onRevoke }: { invite: Invite; onRevoke(): void }) {
  const t = useT();
  const { serverId, code, creatorId, temporary, roleIds } = invite;
  const name = useMemberName(serverId, creatorId) ?? t('audit.somebody');
  const { roles } = useRoles(serverId);
  const given = roles.filter((role) => roleIds.includes(role.roleId));
  const copy = async () => toast(t((await copyText(inviteUrl(code))) ? 'inv.copied' : 'error.copy'));
  return (
    <li className={styles.row}>
      <div className={styles.info}>
        <p className={styles.code}>{inviteUrl(code)}</p>
        <p className={styles.more}>
          {t('invitesPage.by', { name })} · {inviteState(t, invite, Date.now())}
        </p>
        {(temporary || given.length > 0) && (
          <p className={styles.marks}>
            {temporary && <span className={styles.mark}>{t('inv.temporary')}</span>}
            {given.length > 0 && <span className={styles.more}>{t('inv.gives')}</span>}
            {given.map((role) => (
              <span key={role.roleId} className={styles.mark}>
                <RoleDot color={role.color} />
                {role.name} {role.icon}
              </span>
            ))}
          </p>
        )}
      </div>
      <IconButton icon={Copy} label={t('inv.copy', { code })} onClick={() => void copy()} />
      <IconButton icon={Trash2} danger label={t('invites.revoke', { code })} onClick={onRevoke} />
    </li>
  );
}
