import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { createRole } from '../../../api/roles';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { PHONE, useMedia } from '../../../ui/use-media';
import { useSubmit } from '../../../ui/use-submit';
import { MutedShortcut } from './muted-shortcut';
import { RoleEditor } from './role-editor';
import { RoleList } from './role-list';
import styles from './roles-page.module.css';

export function RolesPage({ serverId, roleId }: { serverId: Id; roleId: Id | null }) {
  const t = useT();
  const navigate = useNavigate();
  const phone = useMedia(PHONE);
  const known = useApp((state) => (state.roles[serverId] ?? []).some((role) => role.roleId === roleId));
  const { busy, error, run } = useSubmit();
  const open = (item: Id | undefined) =>
    navigate({
      to: '/servers/$serverId/settings/{-$section}/{-$item}',
      params: { serverId, section: 'roles', item },
    });
  const create = () =>
    run(async () => {
      const role = await createRole(serverId, { name: t('roles.new') });
      dispatch({ t: 'ROLE_CREATE', d: role });
      await open(role.roleId);
    });
  const editing = known && roleId;
  return (
    <>
      {!(phone && editing) && (
        <PageHead title={t('manage.roles')} lead={t('roles.lead')}>
          <Button look="primary" busy={busy} onClick={() => void create()}>
            <Plus size={18} aria-hidden="true" />
            {t('roles.create')}
          </Button>
        </PageHead>
      )}
      <ErrorNote error={error} />
      <div className={clsx(styles.halves, editing && styles.editing)}>
        {!(phone && editing) && (
          <div>
            <RoleList serverId={serverId} current={roleId} />
            <MutedShortcut serverId={serverId} onMade={(made) => void open(made)} />
          </div>
        )}
        {editing ? (
          <RoleEditor
            key={roleId}
            serverId={serverId}
            roleId={roleId}
            onBack={phone ? () => void open(undefined) : null}
          />
        ) : (
          !phone && <p className={styles.pick}>{t('roles.pick')}</p>
        )}
      </div>
    </>
  );
}
