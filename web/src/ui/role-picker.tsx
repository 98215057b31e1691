import { Plus, X } from 'lucide-react';
import { CheckMenu } from './check-menu';
import { RoleDot } from './role-dot';
import styles from './role-picker.module.css';

interface PickedRole {
  roleId: string;
  name: string;
  color: number;
  icon: string | null;
}

interface Props {
  /** Says for whom or what: the name of the button that opens the choice. */
  label: string;
  /** "Remove {role}" in the language of the page. */
  removeLabel(role: string): string;
  /** All that exist: those chosen but out of reach show, and stay. */
  roles: readonly PickedRole[];
  within: ReadonlySet<string>;
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

/** Some of the roles that one may give. */
export function RolePicker({ label, removeLabel, roles, within, chosen, onChange }: Props) {
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <ul className={styles.chips}>
      {roles
        .filter(({ roleId }) => chosen.includes(roleId))
        .map(({ roleId, name, color, icon }) => (
          <li key={roleId} className={styles.chip}>
            <RoleDot color={color} />
            <span className={styles.name}>
              {name} {icon}
            </span>
            {within.has(roleId) && (
              <button
                type="button"
                className={styles.take}
                aria-label={removeLabel(name)}
                onClick={() => toggle(roleId)}
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
              .filter(({ roleId }) => within.has(roleId))
              .map(({ roleId, name, color, icon }) => ({
                id: roleId,
                text: name,
                checked: chosen.includes(roleId),
                label: (
                  <span className={styles.entry}>
                    <RoleDot color={color} />
                    {name} {icon}
                  </span>
                ),
                onToggle: () => toggle(roleId),
              }))}
          >
            <button type="button" className={styles.add}>
              <Plus size={14} aria-hidden="true" />
              {label}
            </button>
          </CheckMenu>
        </li>
      )}
    </ul>
  );
}
