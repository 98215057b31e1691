import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { useFoundMembers } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { Combobox } from '../../../ui/combobox';
import { RoleDot } from '../../../ui/role-dot';

interface Props {
  serverId: Id;
  label: string;
  without?: ReadonlySet<Id>;
  value: Id;
  onChange(type: 'role' | 'member', id: Id): void;
}

const NONE: never[] = [];

/** A role or a member: roles first, then the members whose name begins so. */
export function WhoSelect({ serverId, label, without, value, onChange }: Props) {
  const t = useT();
  const [query, setQuery] = useState('');
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const { people, state } = useFoundMembers(serverId, query);
  const chosen = roles.find(({ roleId }) => roleId === value);
  const member = useMemberName(serverId, value && !chosen ? value : null);
  const roleName = (id: Id, name: string) => (id === serverId ? t('roles.everyone') : name);
  const wanted = query.trim().toLocaleLowerCase();
  const options = [
    ...roles
      .map(({ roleId, name, color }) => ({
        id: roleId,
        label: roleName(roleId, name),
        detail: t('explain.roles'),
        mark: <RoleDot color={color} />,
      }))
      .filter((role) => role.label.toLocaleLowerCase().includes(wanted)),
    ...people.map(({ userId, name, account, avatar }) => ({
      id: userId,
      label: name,
      detail: account,
      mark: <Avatar id={userId} name={name} size={24} picture={avatar} />,
    })),
  ].filter(({ id }) => !without?.has(id));
  return (
    <Combobox
      label={label}
      value={chosen ? roleName(chosen.roleId, chosen.name) : (member ?? '')}
      placeholder={t('explain.pick')}
      options={options}
      onQuery={setQuery}
      onPick={(id) => onChange(roles.some(({ roleId }) => roleId === id) ? 'role' : 'member', id)}
      note={options.length === 0 ? t(state === 'loading' ? 'people.searching' : 'people.none') : null}
    />
  );
}
