import { ChevronDown, Lock, Users } from 'lucide-react';
import type { Expression } from '../../../api/community-types';
import type { ExpressionPatch } from '../../../api/expressions';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { useApp } from '../../../store/use-app';
import { CheckMenu } from '../../../ui/check-menu';
import { RoleDot } from '../../../ui/role-dot';
import { toast } from '../../../ui/toast';
import styles from './expression-page.module.css';

interface Props {
  expression: Expression;
  changeable: boolean;
  onSave(patch: ExpressionPatch): Promise<void>;
}

const NONE: never[] = [];

/** Who may use it: everybody, or who has one of some roles. */
export function RoleLimit({ expression: { serverId, name, roleIds }, changeable, onSave }: Props) {
  const t = useT();
  const all = useApp((state) => state.roles[serverId] ?? NONE);
  const roles = all.filter(({ roleId }) => roleId !== serverId);
  const held = roles.filter(({ roleId }) => roleIds.includes(roleId));
  const text = held.length > 0 ? held.map((role) => role.name).join(', ') : t('expr.everyone');
  const Icon = held.length > 0 ? Lock : Users;
  const toggle = (roleId: string) =>
    onSave({
      roleIds: roleIds.includes(roleId) ? roleIds.filter((id) => id !== roleId) : [...roleIds, roleId],
    }).catch((error: unknown) => toast(describeError(t, error).text));
  const shown = (
    <>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.roleNames}>{text}</span>
    </>
  );
  if (!changeable || roles.length === 0) return <p className={styles.limit}>{shown}</p>;
  return (
    <CheckMenu
      entries={roles.map((role) => ({
        id: role.roleId,
        text: role.name,
        checked: roleIds.includes(role.roleId),
        label: (
          <span className={styles.entry}>
            <RoleDot color={role.color} />
            {role.name}
          </span>
        ),
        onToggle: () => void toggle(role.roleId),
      }))}
    >
      <button type="button" className={styles.limitButton} aria-label={t('expr.roles', { name, who: text })}>
        {shown}
        <ChevronDown size={16} aria-hidden="true" />
      </button>
    </CheckMenu>
  );
}
