import { Trash2, UserPlus } from 'lucide-react';
import { useCallback } from 'react';
import { invites, revokeInvite } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog, uiStore } from '../../../store/ui';
import { useVanilla } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { PageHead } from '../../../ui/page-head';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { inviteState, inviteUrl } from '../model';
import styles from './invites-page.module.css';

export function InvitesPage({ serverId }: { serverId: Id }) {
  // Closing the dialog in which links are made is a reason to look again.
  const making = useVanilla(uiStore, (ui) => ui.dialog?.kind === 'invite');
  return <Listed key={String(making)} serverId={serverId} />;
}

function Listed({ serverId }: { serverId: Id }) {
  const t = useT();
  const load = useCallback(() => invites(serverId), [serverId]);
  const [list, , setList] = useLoaded(load);
  const { error, run } = useSubmit();
  const known = list.state === 'ready' ? list.value : [];
  const revoke = (code: string) =>
    run(async () => {
      await revokeInvite(code);
      setList(known.filter((invite) => invite.code !== code));
    });
  return (
    <>
      <PageHead title={t('manage.invites')} lead={t('invitesPage.lead')}>
        <Button look="primary" onClick={() => openDialog({ kind: 'invite', serverId })}>
          <UserPlus size={18} aria-hidden="true" />
          {t('invites.make')}
        </Button>
      </PageHead>
      <ErrorNote error={list.state === 'failed' ? list.error : error} />
      {list.state === 'ready' && known.length === 0 && (
        <div className={styles.empty}>
          <h3>{t('invitesPage.none.title')}</h3>
          <p>{t('invitesPage.none.lead')}</p>
        </div>
      )}
      <ul className={styles.rows} aria-label={t('invitesPage.list')}>
        {known.map((invite) => (
          <li key={invite.code} className={styles.row}>
            <div className={styles.info}>
              <p className={styles.code}>{inviteUrl(invite.code)}</p>
              <p className={styles.more}>
                <Maker serverId={serverId} userId={invite.creatorId} />
                {' · '}
                {inviteState(t, invite, Date.now())}
              </p>
            </div>
            <IconButton
              icon={Trash2}
              danger
              label={t('invites.revoke', { code: invite.code })}
              onClick={() => void revoke(invite.code)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Maker({ serverId, userId }: { serverId: Id; userId: Id }) {
  const t = useT();
  const name = useMemberName(serverId, userId) ?? t('audit.somebody');
  return <>{t('invitesPage.by', { name })}</>;
}
