import { useCallback, useState } from 'react';
import { bans, liftBan } from '../../../api/moderation';
import type { Ban } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { relativeTime, shortDate } from '../../../lib/time';
import { useMemberName } from '../../../store/use-member-name';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import styles from './rows.module.css';

export function BansPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const load = useCallback(() => bans(serverId), [serverId]);
  const [list, , setList] = useLoaded(load);
  const { error, run } = useSubmit();
  const known = list.state === 'ready' ? list.value : [];
  const wanted = query.trim().toLocaleLowerCase();
  const found = known.filter(({ user, reason }) =>
    `${user?.displayName} ${user?.name} ${reason}`.toLocaleLowerCase().includes(wanted),
  );
  const lift = ({ userId, user }: Ban) =>
    run(async () => {
      await liftBan(serverId, userId);
      setList(known.filter((ban) => ban.userId !== userId));
      toast(t('bans.lifted', { name: user?.displayName ?? t('user.somebody') }));
    });
  return (
    <>
      <PageHead title={t('manage.bans')} lead={t('bans.lead')} />
      {known.length > 0 && (
        <div className={styles.tools}>
          <TextField
            label={t('bans.search')}
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <ErrorNote error={list.state === 'failed' ? list.error : error} />
      {list.state === 'ready' && known.length === 0 && (
        <div className={styles.empty}>
          <h3>{t('bans.none.title')}</h3>
          <p>{t('bans.none.lead')}</p>
        </div>
      )}
      <ul className={styles.rows} aria-label={t('bans.list')}>
        {found.map((ban) => (
          <BanRow key={ban.userId} ban={ban} onLift={() => void lift(ban)} />
        ))}
      </ul>
    </>
  );
}

function BanRow({ ban, onLift }: { ban: Ban; onLift(): void }) {
  const t = useT();
  const { serverId, userId, user, moderatorId, reason, createdAt, expiresAt } = ban;
  const moderator = useMemberName(serverId, moderatorId) ?? t('audit.somebody');
  const name = user?.displayName ?? t('user.somebody');
  const now = Date.now();
  const end = expiresAt
    ? t('bans.until', { when: relativeTime(Date.parse(expiresAt), now) })
    : t('bans.forever');
  return (
    <li className={styles.row}>
      <Avatar id={userId} name={name} picture={user?.avatar} />
      <div className={styles.info}>
        <p className={styles.main}>{name}</p>
        <p>{reason || t('bans.noReason')}</p>
        <p className={styles.more}>
          {t('bans.by', { name: moderator, when: shortDate(Date.parse(createdAt)) })} · {end}
        </p>
      </div>
      <Button onClick={onLift} aria-label={t('bans.liftOf', { name })}>
        {t('bans.lift')}
      </Button>
    </li>
  );
}
