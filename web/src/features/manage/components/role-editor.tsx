import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Eye, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { updateRole } from '../../../api/roles';
import type { Role } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { mayManageRole } from '../../../store/permissions';
import { openDialog, viewAs } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import { Segments } from '../../../ui/segments';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { useRoleDraft } from '../role-draft';
import styles from './role-editor.module.css';
import { RoleLook } from './role-look';
import { RoleMembers } from './role-members';
import { RolePermissions } from './role-permissions';

interface Props {
  serverId: Id;
  roleId: Id;
  onBack: (() => void) | null;
}

export function RoleEditor({ serverId, roleId, onBack }: Props) {
  const role = useApp((state) => state.roles[serverId]?.find((one) => one.roleId === roleId));
  return role ? <Editor role={role} onBack={onBack} /> : null;
}

type Tab = 'display' | 'permissions' | 'members';

function Editor({ role, onBack }: { role: Role; onBack: Props['onBack'] }) {
  const navigate = useNavigate();
  const t = useT();
  const { serverId, roleId } = role;
  const everyone = roleId === serverId;
  const [tab, setTab] = useState<Tab>(everyone ? 'permissions' : 'display');
  const editable = useApp((state) => mayManageRole(state, serverId, roleId));
  const own = useApp((state) => !!state.self[serverId]?.roleIds.includes(roleId));
  const draft = useRoleDraft(role);
  const name = everyone ? t('roles.everyone') : draft.value.name;
  const locked = editable ? null : t(own ? 'roles.own' : 'roles.above');
  const tabs: Tab[] = everyone ? ['permissions', 'members'] : ['display', 'permissions', 'members'];
  async function save() {
    const patch = { ...draft.patch };
    if (patch.icon === null) patch.icon = '';
    dispatch({ t: 'ROLE_UPDATE', d: await updateRole(serverId, roleId, patch) });
    draft.reset();
  }
  return (
    <section className={styles.editor} aria-label={name}>
      <header className={styles.head}>
        {onBack && <IconButton icon={ArrowLeft} label={t('roles.back')} onClick={onBack} />}
        <h2 className={styles.title}>{name}</h2>
        <IconButton
          icon={Eye}
          label={t('viewAs.action')}
          onClick={() => {
            viewAs({ serverId, roleId });
            void navigate({ to: '/channels/$serverId', params: { serverId } });
          }}
        />
        {!everyone && editable && (
          <IconButton
            icon={Trash2}
            danger
            label={t('roles.delete')}
            onClick={() => openDialog({ kind: 'deleteRole', serverId, roleId })}
          />
        )}
      </header>
      {everyone && <p className={styles.note}>{t('roles.everyone.hint')}</p>}
      {locked && <p className={styles.note}>{locked}</p>}
      <Segments<Tab>
        label={t('roles.tabs')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`roles.tab.${value}`) }))}
        onChange={setTab}
      />
      {tab === 'display' && <RoleLook draft={draft} locked={!editable} />}
      {tab === 'permissions' && <RolePermissions draft={draft} locked={locked} />}
      {tab === 'members' && <RoleMembers role={role} />}
      <UnsavedBar
        dirty={draft.dirty}
        invalid={draft.value.name.trim() ? null : t('roles.name.empty')}
        onReset={draft.reset}
        onSave={save}
      />
    </section>
  );
}
