import { useEffect } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { refreshMember } from '../../../store/people';
import { presenceOf, presenceStore } from '../../../store/presence';
import { nameIn } from '../../../store/selectors';
import { useApp, useVanilla } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ProfileFace } from '../../../ui/profile-face';
import { useMemberEntries } from '../actions';
import { colorOf, iconOf } from '../model';
import { useCustomStatus } from '../use-custom-status';
import { ProfileActivity } from './profile-activity';
import styles from './profile-card.module.css';
import { RoleChips } from './role-chips';

const NONE: never[] = [];

/** Who somebody is here: names, roles, since when, and what one may do about them. */
export function ProfileCard({ serverId, userId }: { serverId: Id; userId: Id }) {
  const t = useT();
  const user = useApp((state) => state.users[userId]);
  const member = useApp((state) => state.members[serverId]?.[userId]);
  const name = useApp((state) => nameIn(state, serverId, userId)) ?? t('user.somebody');
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const owner = useApp((state) => state.servers[serverId]?.ownerId === userId);
  const { status, customStatus, activities } = useVanilla(presenceStore, (all) => presenceOf(all, userId));
  const said = useCustomStatus(customStatus);
  useEffect(() => refreshMember(serverId, userId), [serverId, userId]);
  const entries = useMemberEntries(serverId, userId).filter(({ id }) => id !== 'name' && id !== 'id');
  const held = member?.roleIds ?? NONE;
  const until = member?.timedOutUntil ? Date.parse(member.timedOutUntil) : 0;
  return (
    <div className={styles.card}>
      <ProfileFace
        id={userId}
        name={name}
        account={[member?.nickname && user?.displayName, user?.name].filter(Boolean).join(' · ')}
        picture={user?.avatar}
        bio={user?.bio ?? ''}
        color={colorOf(roles, held)}
        icon={iconOf(roles, held)}
        status={status}
      >
        <p className={styles.status}>
          {t(`status.${status}`)}
          {owner && <span className={styles.owner}> · {t('members.owner')}</span>}
        </p>
      </ProfileFace>
      {said && <p className={styles.said}>{said}</p>}
      {until > Date.now() && (
        <p className={styles.out}>{t('people.timedOut', { time: `${shortDate(until)}, ${clock(until)}` })}</p>
      )}
      {activities.length > 0 && (
        <ul className={styles.activities} aria-label={t('card.activities')}>
          {activities.map((activity) => (
            <ProfileActivity key={`${activity.type}/${activity.name}`} activity={activity} />
          ))}
        </ul>
      )}
      <section>
        <h3 className={styles.label}>{t('card.roles')}</h3>
        {held.length === 0 && <p className={styles.none}>{t('card.noRoles')}</p>}
        <RoleChips serverId={serverId} userId={userId} name={name} />
      </section>
      <dl className={styles.dates}>
        {member && (
          <div>
            <dt className={styles.label}>{t('card.member')}</dt>
            <dd>{shortDate(Date.parse(member.joinedAt))}</dd>
          </div>
        )}
        {user && (
          <div>
            <dt className={styles.label}>{t('card.account')}</dt>
            <dd>{shortDate(Date.parse(user.createdAt))}</dd>
          </div>
        )}
      </dl>
      {entries.length > 0 && (
        <div className={styles.actions}>
          {entries.map(({ id, label, icon: Icon, danger, onSelect }) => (
            <Button
              key={id}
              look="quiet"
              wide
              className={danger ? styles.danger : undefined}
              onClick={onSelect}
            >
              <Icon size={16} aria-hidden="true" />
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
