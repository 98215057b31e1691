import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { useFoundMembers } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { Combobox, type ComboOption } from '../../../ui/combobox';
import { RoleDot } from '../../../ui/role-dot';

interface Props {
  serverId: Id;
  value: Id;
  onChange(id: Id): void;
}

const NONE: never[] = [];

/** Whom or what an entry of the log is about: roles and channels first, then the members whose name begins so. */
export function TargetSelect({ serverId, value, onChange }: Props) {
  const t = useT();
  const [query, setQuery] = useState('');
  const things = useThings(serverId);
  const { people, state } = useFoundMembers(serverId, query);
  const chosen = things.find(({ id }) => id === value);
  const member = useMemberName(serverId, value && !chosen ? value : null);
  const wanted = query.trim().toLocaleLowerCase();
  const options = [
    ...(wanted ? [] : [{ id: '', label: t('audit.about.all') }]),
    ...things.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)),
    ...people.map(({ userId, name, account, avatar }) => ({
      id: userId,
      label: name,
      detail: account,
      mark: <Avatar id={userId} name={name} size={24} picture={avatar} />,
    })),
  ];
  return (
    <Combobox
      label={t('audit.about')}
      value={chosen?.label ?? (value ? (member ?? '…') : t('audit.about.all'))}
      options={options}
      onQuery={setQuery}
      onPick={onChange}
      note={options.length === 0 ? t(state === 'loading' ? 'people.searching' : 'people.none') : null}
    />
  );
}

function useThings(serverId: Id): ComboOption[] {
  const t = useT();
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const channels = useApp((state) => state.channels);
  return [
    ...roles
      .filter(({ roleId }) => roleId !== serverId)
      .map(({ roleId, name, color }) => ({
        id: roleId,
        label: name,
        detail: t('explain.roles'),
        mark: <RoleDot color={color} />,
      })),
    ...ids.map((id) => ({
      id,
      label: channels[id]?.type === 'category' ? (channels[id]?.name ?? id) : `#${channels[id]?.name ?? id}`,
      detail: t('audit.group.channels'),
    })),
  ];
}
