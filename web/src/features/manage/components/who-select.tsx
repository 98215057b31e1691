import { useId } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import styles from './who-select.module.css';

interface Props {
  serverId: Id;
  label: string;
  without?: ReadonlySet<Id>;
  value: Id;
  onChange(type: 'role' | 'member', id: Id): void;
}

const NONE: never[] = [];

/** A role or a member. */
export function WhoSelect({ serverId, label, without, value, onChange }: Props) {
  const t = useT();
  const id = useId();
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const people = usePeople(serverId);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={({ target }) =>
          target.value &&
          onChange(roles.some((r) => r.roleId === target.value) ? 'role' : 'member', target.value)
        }
      >
        <option value="">{t('explain.pick')}</option>
        <optgroup label={t('explain.roles')}>
          {roles
            .filter(({ roleId }) => !without?.has(roleId))
            .map(({ roleId, name }) => (
              <option key={roleId} value={roleId}>
                {roleId === serverId ? t('roles.everyone') : name}
              </option>
            ))}
        </optgroup>
        <optgroup label={t('explain.members')}>
          {people
            .filter(({ userId }) => !without?.has(userId))
            .map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
        </optgroup>
      </select>
    </div>
  );
}
