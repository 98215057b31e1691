import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, shortDate } from '../../../lib/time';
import { presenceStore } from '../../../store/presence';
import { nameIn } from '../../../store/selectors';
import { useApp, useVanilla } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ProfileFace } from '../../../ui/profile-face';
import { useMemberEntries } from '../actions';
import { colorOf, iconOf } from '../model';
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
  const online = useVanilla(presenceStore, (presence) => !!presence.online[userId]);
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
        online={online}
      >
        {owner && <p className={styles.owner}>{t('members.owner')}</p>}
      </ProfileFace>
      {until > Date.now() && (
        <p className={styles.out}>{t('people.timedOut', { time: `${shortDate(until)}, ${clock(until)}` })}</p>
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
