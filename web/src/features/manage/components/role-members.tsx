import { X } from 'lucide-react';
import { useState } from 'react';
import { giveRole, takeRole } from '../../../api/moderation';
import type { Role } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { fuzzyScore } from '../../../lib/fuzzy';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { mayManageRole, outranks } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { TextField } from '../../../ui/text-field';
import { useSubmit } from '../../../ui/use-submit';
import styles from './role-editor.module.css';

const SHOWN = 50;

/** Who has the role; by searching, whom else to give it to. */
export function RoleMembers({ role }: { role: Role }) {
  const t = useT();
  const { serverId, roleId } = role;
  const [query, setQuery] = useState('');
  const people = usePeople(serverId);
  const editable = useApp((state) => mayManageRole(state, serverId, roleId));
  const me = useApp((state) => state.me?.userId);
  const { error, run } = useSubmit();
  const reach = useApp((state) =>
    people
      .filter((one) => one.userId === me || outranks(state, serverId, one.userId))
      .map((one) => one.userId)
      .join(),
  );
  if (roleId === serverId) return <p className={styles.note}>{t('roles.member.everyone')}</p>;
  const within = new Set(reach.split(','));
  const change = (userId: Id, give: boolean) =>
    run(async () => {
      dispatch({ t: 'MEMBER_UPDATE', d: await (give ? giveRole : takeRole)(serverId, userId, roleId) });
    });
  const wanted = query.trim();
  const fits = (name: string, account: string) =>
    !wanted || fuzzyScore(wanted, name) > 0 || fuzzyScore(wanted, account) > 0;
  const found = people.filter((one) => fits(one.name, one.account));
  const holders = found.filter((one) => one.roleIds.includes(roleId));
  const others = wanted && editable ? found.filter((one) => !one.roleIds.includes(roleId)) : [];
  return (
    <>
      <TextField
        label={t('roles.member.find')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ErrorNote error={error} />
      {holders.length === 0 && !wanted && <p className={styles.note}>{t('roles.member.none')}</p>}
      <ul className={styles.people} aria-label={t('roles.tab.members')}>
        {holders.slice(0, SHOWN).map(({ userId, name, avatar }) => (
          <li key={userId} className={styles.personRow}>
            <Avatar id={userId} name={name} size={32} picture={avatar} />
            <span>{name}</span>
            {editable && within.has(userId) && (
              <IconButton
                icon={X}
                label={t('roles.member.remove', { role: role.name, name })}
                onClick={() => void change(userId, false)}
              />
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <p className={styles.label}>{t('roles.member.add')}</p>
          <ul className={styles.people} aria-label={t('roles.member.add')}>
            {others.slice(0, SHOWN).map(({ userId, name, avatar }) => (
              <li key={userId} className={styles.personRow}>
                <Avatar id={userId} name={name} size={32} picture={avatar} />
                <span>{name}</span>
                {within.has(userId) && (
                  <Button
                    onClick={() => void change(userId, true)}
                    aria-label={`${t('roles.member.add')}: ${name}`}
                  >
                    {t('roles.member.add')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
