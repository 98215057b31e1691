import { Trash2 } from 'lucide-react';
import { revokeInvite } from '../../../api/servers';
import type { Invite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { useSubmit } from '../../../ui/use-submit';
import { inviteState } from '../model';
import styles from './invite-dialog.module.css';

interface Props {
  invites: Invite[];
  serverId: Id;
  onRevoked(code: string): void;
}

/** The links that still work; whoever made one, and the owner, can end it. */
export function InviteList({ invites, serverId, onRevoked }: Props) {
  const t = useT();
  const owner = useApp((state) => may(state, serverId, 'manage_server'));
  const me = useApp((state) => state.me?.userId);
  const { error, run } = useSubmit();
  if (invites.length === 0) return null;
  const revoke = (code: string) =>
    run(async () => {
      await revokeInvite(code);
      onRevoked(code);
    });
  return (
    <section>
      <h3 className={styles.heading}>{t('invites.active')}</h3>
      <ErrorNote error={error} />
      <ul className={styles.list}>
        {invites.map((invite) => (
          <li key={invite.code} className={styles.row}>
            <div className={styles.info}>
              <p className={styles.code}>{invite.code}</p>
              <p className={styles.state}>{inviteState(t, invite, Date.now())}</p>
            </div>
            {(owner || invite.creatorId === me) && (
              <IconButton
                icon={Trash2}
                label={t('invites.revoke', { code: invite.code })}
                danger
                onClick={() => void revoke(invite.code)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
