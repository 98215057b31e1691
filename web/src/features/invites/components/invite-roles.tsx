import { useT } from '../../../i18n/use-t';
import { INVITE_ROLES } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { useRoles } from '../../../store/use-roles';
import { RoleDot } from '../../../ui/role-dot';
import styles from './invite-roles.module.css';

interface Props {
  serverId: Id;
  chosen: readonly Id[];
  onChange(chosen: Id[]): void;
}

/** Which roles a link gives: of those that one may give oneself. */
export function InviteRoles({ serverId, chosen, onChange }: Props) {
  const t = useT();
  const { roles, below } = useRoles(serverId);
  const gives = useApp((state) => may(state, serverId, 'manage_roles'));
  const offered = roles.filter(({ roleId }) => gives && below.has(roleId));
  if (offered.length === 0) return null;
  const toggle = (id: Id) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('inv.roles')}</legend>
      <div className={styles.roles}>
        {offered.map(({ roleId, name, color, icon }) => (
          <label key={roleId} className={styles.role}>
            <input
              type="checkbox"
              className="hidden-visually"
              checked={chosen.includes(roleId)}
              disabled={chosen.length >= INVITE_ROLES && !chosen.includes(roleId)}
              onChange={() => toggle(roleId)}
            />
            <RoleDot color={color} />
            {name} {icon}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
