import { VolumeX } from 'lucide-react';
import { createRole } from '../../../api/roles';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { mutingRoles } from '../../../store/muting';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import styles from './roles-page.module.css';

/** Where no role mutes: what such a role is good for, and the role by one press. */
export function MutedShortcut({ serverId, onMade }: { serverId: Id; onMade(roleId: Id): void }) {
  const t = useT();
  const wanted = useApp(
    (state) => may(state, serverId, 'manage_roles') && mutingRoles(state, serverId).length === 0,
  );
  const { busy, error, run } = useSubmit();
  if (!wanted) return null;
  const make = () =>
    run(async () => {
      const role = await createRole(serverId, { name: t('roles.muted'), mutes: true });
      dispatch({ t: 'ROLE_CREATE', d: role });
      onMade(role.roleId);
    });
  return (
    <section className={styles.offer} aria-label={t('roles.muted.none')}>
      <p>
        <strong>{t('roles.muted.none')}</strong> {t('roles.muted.none.lead')}
      </p>
      <ErrorNote error={error} />
      <Button busy={busy} onClick={() => void make()}>
        <VolumeX size={18} aria-hidden="true" />
        {t('roles.muted.make')}
      </Button>
    </section>
  );
}
