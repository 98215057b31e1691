import { Plus, X } from 'lucide-react';
import type { Overwrite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { IconButton } from '../../../ui/icon-button';
import { RoleDot } from '../../../ui/role-dot';
import styles from './channel-permissions.module.css';
import { WhoSelect } from './who-select';

interface Props {
  serverId: Id;
  rows: readonly Overwrite[];
  current: Id;
  onPick(id: Id): void;
  onAdd(row: Overwrite): void;
  onRemove(id: Id): void;
}

const NONE: never[] = [];

/** For whom something differs here: everyone first, then roles by rank, then members. */
export function TargetList({ serverId, rows, current, onPick, onAdd, onRemove }: Props) {
  const t = useT();
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const people = usePeople(serverId);
  const named = (type: Overwrite['type'], id: Id) =>
    rows.some((row) => row.type === type && row.targetId === id);
  const shown = [
    { id: serverId, name: t('roles.everyone'), mark: <RoleDot color={0} />, fixed: true },
    ...roles
      .filter(({ roleId }) => roleId !== serverId && named('role', roleId))
      .map(({ roleId, name, color }) => ({
        id: roleId,
        name,
        mark: <RoleDot color={color} />,
        fixed: false,
      })),
    ...people
      .filter(({ userId }) => named('member', userId))
      .map(({ userId, name, avatar }) => ({
        id: userId,
        name,
        mark: <Avatar id={userId} name={name} size={22} picture={avatar} />,
        fixed: false,
      })),
  ];
  const taken = new Set([serverId, ...rows.map((row) => row.targetId)]);
  return (
    <div className={styles.targets}>
      <ul aria-label={t('chan.targets')}>
        {shown.map(({ id, name, mark, fixed }) => (
          <li key={id} className={styles.target}>
            <button type="button" aria-pressed={id === current} onClick={() => onPick(id)}>
              {mark}
              <span>{name}</span>
            </button>
            {!fixed && (
              <IconButton icon={X} label={t('chan.remove', { name })} onClick={() => onRemove(id)} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.adding}>
        <Plus size={16} aria-hidden="true" />
        <WhoSelect
          serverId={serverId}
          label={t('chan.add')}
          without={taken}
          value=""
          onChange={(type, targetId) => onAdd({ type, targetId, allow: '0', deny: '0' })}
        />
      </div>
    </div>
  );
}
