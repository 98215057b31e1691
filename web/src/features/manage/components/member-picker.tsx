import { useState } from 'react';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useMemberName } from '../../../store/use-member-name';
import { type Person, useFoundMembers } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { Combobox } from '../../../ui/combobox';

interface Props {
  serverId: Id;
  label: string;
  value: Id;
  /** What stands for nobody in particular, where that can be chosen. */
  nobody?: string;
  fits?(person: Person): boolean;
  onChange(userId: Id): void;
}

/** A member, found by the start of their name. */
export function MemberPicker({ serverId, label, value, nobody, fits, onChange }: Props) {
  const t = useT();
  const [query, setQuery] = useState('');
  const { people, state, error } = useFoundMembers(serverId, query);
  const name = useMemberName(serverId, value || null);
  const found = fits ? people.filter(fits) : people;
  const options = found.map((one) => ({
    id: one.userId,
    label: one.name,
    detail: one.account,
    mark: <Avatar id={one.userId} name={one.name} size={24} picture={one.avatar} />,
  }));
  const typed = query.trim().toLocaleLowerCase();
  const offersNobody = !!nobody?.toLocaleLowerCase().includes(typed);
  const note = {
    loading: t('people.searching'),
    ready: t('people.none'),
    failed: describeError(t, error).text,
  }[state];
  return (
    <Combobox
      label={label}
      value={value ? (name ?? '…') : (nobody ?? '')}
      placeholder={t('people.pick')}
      options={nobody && offersNobody ? [{ id: '', label: nobody }, ...options] : options}
      onQuery={setQuery}
      onPick={onChange}
      note={found.length === 0 ? note : null}
    />
  );
}
