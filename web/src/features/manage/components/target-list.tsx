import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Overwrite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
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
  ];
  const members = rows.filter((row) => row.type === 'member').map((row) => row.targetId);
  const taken = new Set([serverId, ...rows.map((row) => row.targetId)]);
  return (
    <div className={styles.targets}>
      <ul aria-label={t('chan.targets')}>
        {shown.map(({ id, name, mark, fixed }) => (
          <Target
            key={id}
            name={name}
            mark={mark}
            current={id === current}
            onPick={() => onPick(id)}
            onRemove={fixed ? null : () => onRemove(id)}
          />
        ))}
        {members.map((id) => (
          <MemberTarget
            key={id}
            serverId={serverId}
            userId={id}
            current={id === current}
            onPick={() => onPick(id)}
            onRemove={() => onRemove(id)}
          />
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

interface TargetProps {
  name: string;
  mark: ReactNode;
  current: boolean;
  onPick(): void;
  /** Null: it always stands here. */
  onRemove: (() => void) | null;
}

function Target({ name, mark, current, onPick, onRemove }: TargetProps) {
  const t = useT();
  return (
    <li className={styles.target}>
      <button type="button" aria-pressed={current} onClick={onPick}>
        {mark}
        <span>{name}</span>
      </button>
      {onRemove && <IconButton icon={X} label={t('chan.remove', { name })} onClick={onRemove} />}
    </li>
  );
}

interface MemberTargetProps extends Omit<TargetProps, 'name' | 'mark'> {
  serverId: Id;
  userId: Id;
}

function MemberTarget({ serverId, userId, ...rest }: MemberTargetProps) {
  const t = useT();
  const name = useMemberName(serverId, userId) ?? t('user.unknown');
  const picture = useApp((state) => state.users[userId]?.avatar);
  const mark = <Avatar id={userId} name={name} size={22} picture={picture} />;
  return <Target {...rest} name={name} mark={mark} />;
}
