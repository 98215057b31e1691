import { UserPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { invites, revokeInvite } from '../../../api/servers';
import type { Invite } from '../../../api/types';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog, uiStore } from '../../../store/ui';
import { useVanilla } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { PageHead } from '../../../ui/page-head';
import { Nothing, Waiting } from '../../../ui/page-parts';
import { useLoaded } from '../../../ui/use-loaded';
import { InviteRow } from './invite-row';
import styles from './invites-page.module.css';
import { PausedNote } from './paused-note';
import { VanityCard } from './vanity-card';

export function InvitesPage({ serverId }: { serverId: Id }) {
  // Closing the dialog in which links are made is a reason to look again.
  const making = useVanilla(uiStore, (ui) => ui.dialog?.kind === 'invite');
  return (
    <GrowthTexts>
      <Listed key={String(making)} serverId={serverId} />
    </GrowthTexts>
  );
}

function Listed({ serverId }: { serverId: Id }) {
  const t = useT();
  const load = useCallback(() => invites(serverId), [serverId]);
  const [list, reload, setList] = useLoaded(load);
  const [revoking, setRevoking] = useState<Invite | null>(null);
  const known = list.state === 'ready' ? list.value : [];
  const plain = known.filter(({ vanity }) => !vanity);
  const newestFirst = [...plain].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return (
    <>
      <PageHead title={t('manage.invites')} lead={t('invitesPage.lead')}>
        <Button look="primary" onClick={() => openDialog({ kind: 'invite', serverId })}>
          <UserPlus size={18} aria-hidden="true" />
          {t('invites.make')}
        </Button>
      </PageHead>
      <PausedNote serverId={serverId} />
      <Waiting loaded={list} onRetry={reload} />
      {list.state === 'ready' && (
        <VanityCard
          serverId={serverId}
          current={known.find(({ vanity }) => vanity) ?? null}
          onChange={(invite) => setList(invite ? [...plain, invite] : plain)}
        />
      )}
      {list.state === 'ready' && plain.length === 0 && (
        <Nothing title={t('invitesPage.none.title')} lead={t('invitesPage.none.lead')} />
      )}
      <ul className={styles.rows} aria-label={t('invitesPage.list')}>
        {newestFirst.map((invite) => (
          <InviteRow key={invite.code} invite={invite} onRevoke={() => setRevoking(invite)} />
        ))}
      </ul>
      {revoking && (
        <ConfirmDialog
          title={t('inv.revoke.title', { code: revoking.code })}
          lead={t('inv.revoke.lead')}
          action={t('inv.revoke.action')}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revokeInvite(revoking.code);
            setList(known.filter(({ code }) => code !== revoking.code));
          }}
        />
      )}
    </>
  );
}
