import type { ReactNode } from 'react';
import type { Case } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, relativeTime, shortDate } from '../../../lib/time';
import { Avatar } from '../../../ui/avatar';
import { Part } from '../../../ui/page-parts';
import { useNamed } from '../use-named';
import styles from './case.module.css';

interface Props {
  serverId: Id;
  about: Case;
  roles: ReactNode;
}

/** Who it is, since when, how they came, and what holds about them now. */
export function CaseFacts({ serverId, about, roles }: Props) {
  const t = useT();
  const { user, member, ban, inviteCode } = about;
  const moderator = useNamed(serverId, ban?.moderatorId ?? null);
  const out = member?.timedOutUntil ? Date.parse(member.timedOutUntil) : 0;
  const facts: [label: string, value: string][] = [
    [t('card.account'), shortDate(Date.parse(user.createdAt))],
    [t('card.member'), member ? shortDate(Date.parse(member.joinedAt)) : t('case.notHere')],
    [t('case.invite'), inviteCode ?? t('case.invite.unknown')],
  ];
  return (
    <Part title={t('case.who')}>
      <div className={styles.person}>
        <Avatar id={user.userId} name={user.displayName} size={56} picture={user.avatar} />
        <div className={styles.names}>
          <p className={styles.name}>{member?.nickname ?? user.displayName}</p>
          <p className={styles.more}>
            {member?.nickname && `${user.displayName} · `}
            {user.name}
            {user.bot && ` · ${t('case.bot')}`}
          </p>
        </div>
      </div>
      {out > Date.now() && (
        <p className={styles.state}>{t('people.timedOut', { time: `${shortDate(out)}, ${clock(out)}` })}</p>
      )}
      {member?.pending && <p className={styles.state}>{t('case.pending')}</p>}
      {ban && (
        <p className={styles.state}>
          {t('case.banned', { name: moderator, date: shortDate(Date.parse(ban.createdAt)) })}{' '}
          {ban.expiresAt
            ? t('bans.until', { when: relativeTime(Date.parse(ban.expiresAt), Date.now()) })
            : t('bans.forever')}
          {ban.reason ? ` · ${t('audit.reason', { reason: ban.reason })}` : ''}
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {member && (
        <div>
          <p className={styles.label}>{t('card.roles')}</p>
          {roles}
        </div>
      )}
    </Part>
  );
}
