import { useCallback, useState } from 'react';
import { createInvite, invites } from '../../../api/servers';
import type { Invite } from '../../../api/types';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ErrorNote } from '../../../ui/error-note';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { AGES, ageText, USES } from '../model';
import styles from './invite-dialog.module.css';
import { InviteList } from './invite-list';
import { InviteMade } from './invite-made';
import { InviteRoles } from './invite-roles';
import { PausedNote } from './paused-note';

interface Props {
  serverId: Id;
  onClose(): void;
}

export const InviteDialog = (props: Props) => (
  <GrowthTexts>
    <Invites {...props} />
  </GrowthTexts>
);

function Invites({ serverId, onClose }: Props) {
  const t = useT();
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const [made, setMade] = useState<Invite | null>(null);
  const [maxAgeSeconds, setAge] = useState<number>(AGES[2]);
  const [maxUses, setUses] = useState<number>(USES[0]);
  const [temporary, setTemporary] = useState(false);
  const [roleIds, setRoleIds] = useState<Id[]>([]);
  const { busy, error, run } = useSubmit();
  const load = useCallback(() => invites(serverId), [serverId]);
  const [list, , setList] = useLoaded(load);
  const known = list.state === 'ready' ? list.value : [];

  const make = () =>
    run(async () => {
      const invite = await createInvite(serverId, {
        maxAgeSeconds,
        maxUses,
        ...(temporary ? { temporary } : {}),
        ...(roleIds.length > 0 ? { roleIds } : {}),
      });
      setMade(invite);
      setList([invite, ...known]);
    });

  return (
    <Dialog title={t('invites.title', { name })} lead={t('invites.lead')} onClose={onClose}>
      {made && <InviteMade key={made.code} invite={made} />}
      <div className={styles.choices}>
        <Select<number>
          label={t('invites.age')}
          value={maxAgeSeconds}
          options={AGES.map((age) => ({ value: age, label: ageText(t, age) }))}
          onChange={setAge}
        />
        <Select<number>
          label={t('invites.uses')}
          value={maxUses}
          options={USES.map((uses) => ({
            value: uses,
            label: uses ? t('invites.times', { count: uses }) : t('invites.noLimit'),
          }))}
          onChange={setUses}
        />
      </div>
      <InviteRoles serverId={serverId} chosen={roleIds} onChange={setRoleIds} />
      <Switch
        label={t('inv.temporary')}
        hint={t('inv.temporary.hint')}
        checked={temporary}
        onChange={setTemporary}
      />
      <PausedNote serverId={serverId} />
      <ErrorNote error={error} />
      <Button look={made ? 'plain' : 'primary'} busy={busy} wide onClick={() => void make()}>
        {t(made ? 'invites.another' : 'invites.create')}
      </Button>
      {list.state === 'failed' && <ErrorNote error={list.error} />}
      <InviteList
        invites={known}
        serverId={serverId}
        onRevoked={(code) => setList(known.filter((i) => i.code !== code))}
      />
    </Dialog>
  );
}
