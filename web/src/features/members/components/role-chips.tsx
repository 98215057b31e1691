import { Plus, X } from 'lucide-react';
import { giveRole, takeRole } from '../../../api/moderation';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { CheckMenu } from '../../../ui/check-menu';
import { RoleDot } from '../../../ui/role-dot';
import { toast } from '../../../ui/toast';
import { givable } from '../model';
import styles from './role-chips.module.css';

const NONE: never[] = [];

/** Somebody's roles; those within one's reach can be taken, and others given. */
export function RoleChips({ serverId, userId, name }: { serverId: Id; userId: Id; name: string }) {
  const t = useT();
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const held = useApp((state) => state.members[serverId]?.[userId]?.roleIds ?? NONE);
  const reach = useApp((state) => givable(state, serverId, userId).join()).split(',');
  const within = new Set<Id>(reach.filter(Boolean));

  async function change(roleId: Id, give: boolean) {
    try {
      dispatch({ t: 'MEMBER_UPDATE', d: await (give ? giveRole : takeRole)(serverId, userId, roleId) });
    } catch (error) {
      toast(describeError(t, error).text);
    }
  }

  return (
    <ul className={styles.chips}>
      {roles
        .filter((role) => held.includes(role.roleId))
        .map((role) => (
          <li key={role.roleId} className={styles.chip}>
            <RoleDot color={role.color} />
            <span className={styles.name}>
              {role.name} {role.icon}
            </span>
            {within.has(role.roleId) && (
              <button
                type="button"
                className={styles.take}
                aria-label={t('roles.member.remove', { role: role.name, name })}
                onClick={() => void change(role.roleId, false)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      {within.size > 0 && (
        <li>
          <CheckMenu
            entries={roles
              .filter((role) => within.has(role.roleId))
              .map((role) => ({
                id: role.roleId,
                text: role.name,
                checked: held.includes(role.roleId),
                label: (
                  <span className={styles.entry}>
                    <RoleDot color={role.color} />
                    {role.name} {role.icon}
                  </span>
                ),
                onToggle: () => void change(role.roleId, !held.includes(role.roleId)),
              }))}
          >
            <button type="button" className={styles.add} aria-label={t('people.addRole', { name })}>
              <Plus size={14} aria-hidden="true" />
            </button>
          </CheckMenu>
        </li>
      )}
    </ul>
  );
}
