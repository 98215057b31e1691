import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { giveRole, takeRole } from '../../../api/moderation';
import type { Role } from '../../../api/types';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { mayManageRole, outranks } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { FOUND_MAX, type Person, useFoundMembers } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { TextField } from '../../../ui/text-field';
import { useSubmit } from '../../../ui/use-submit';
import { holdersOf } from '../model';
import styles from './role-editor.module.css';

/** Who has the role; by searching, whom else to give it to. */
export function RoleMembers({ role }: { role: Role }) {
  const t = useT();
  const { serverId, roleId } = role;
  const everyone = roleId === serverId;
  const [query, setQuery] = useState('');
  const holding = useFoundMembers(serverId, query, { roleId, asleep: everyone });
  const editable = useApp((state) => mayManageRole(state, serverId, roleId));
  const searching = query.trim() !== '' && editable;
  const found = useFoundMembers(serverId, query, { asleep: everyone || !searching });
  const people = [...holding.people, ...(searching ? found.people : [])];
  // Whom the role was given to since they were fetched holds it too.
  const holders = holdersOf(people, roleId);
  const others = searching ? found.people.filter((one) => !one.roleIds.includes(roleId)) : [];
  const failed = holding.state === 'failed' ? describeError(t, holding.error) : null;
  const { error, run } = useSubmit();
  const change = (userId: Id, give: boolean) =>
    run(async () => {
      dispatch({ t: 'MEMBER_UPDATE', d: await (give ? giveRole : takeRole)(serverId, userId, roleId) });
    });
  if (everyone) return <p className={styles.note}>{t('roles.member.everyone')}</p>;
  const none = holding.state === 'ready' && holders.length === 0 && !query.trim();
  return (
    <>
      <TextField
        label={t('roles.member.find')}
        type="search"
        value={query}
        hint={holding.people.length === FOUND_MAX ? t('roles.member.first', { count: FOUND_MAX }) : undefined}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ErrorNote error={error ?? failed} />
      {none && <p className={styles.note}>{t('roles.member.none')}</p>}
      <ul
        className={styles.people}
        aria-label={t('roles.tab.members')}
        aria-busy={holding.state === 'loading'}
      >
        {holders.map((person) => (
          <Holder key={person.userId} role={role} person={person}>
            <IconButton
              icon={X}
              label={t('roles.member.remove', { role: role.name, name: person.name })}
              onClick={() => void change(person.userId, false)}
            />
          </Holder>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <p className={styles.label}>{t('roles.member.add')}</p>
          <ul className={styles.people} aria-label={t('roles.member.add')}>
            {others.map((person) => (
              <Holder key={person.userId} role={role} person={person}>
                <Button
                  onClick={() => void change(person.userId, true)}
                  aria-label={`${t('roles.member.add')}: ${person.name}`}
                >
                  {t('roles.member.add')}
                </Button>
              </Holder>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface HolderProps {
  role: Role;
  person: Person;
  /** What one may do about it, where one may. */
  children: ReactNode;
}

function Holder({ role: { serverId, roleId }, person, children }: HolderProps) {
  const { userId, name, avatar } = person;
  const within = useApp(
    (state) =>
      mayManageRole(state, serverId, roleId) &&
      (userId === state.me?.userId || outranks(state, serverId, userId)),
  );
  return (
    <li className={styles.personRow}>
      <Avatar id={userId} name={name} size={32} picture={avatar} />
      <span>{name}</span>
      {within && children}
    </li>
  );
}
