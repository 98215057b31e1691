import { useCallback, useState } from 'react';
import { type AdminUser, adminUsers, setDisabled } from '../../../api/admin';
import { useT } from '../../../i18n/use-t';
import { shortDate } from '../../../lib/time';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { PageEnd } from '../../../ui/page-end';
import { usePages } from '../../../ui/use-pages';
import { ActDialog } from './act-dialog';
import styles from './admin.module.css';
import { SearchPage } from './search-page';

const PAGE = 50;

export function UsersPage() {
  const t = useT();
  return (
    <SearchPage
      title={t('admin.users')}
      lead={t('admin.users.lead')}
      label={t('admin.users.search')}
      renderFound={(query) => <Found key={query} query={query} />}
    />
  );
}

function Found({ query }: { query: string }) {
  const t = useT();
  const [acting, setActing] = useState<AdminUser | null>(null);
  const fetch = useCallback(
    (last: AdminUser | null) => adminUsers({ query, after: last?.userId, limit: PAGE }),
    [query],
  );
  const pages = usePages(fetch, PAGE);
  const { items, change } = pages;
  async function act({ userId, disabled }: AdminUser, reason: string) {
    const now = await setDisabled(userId, !disabled, reason);
    change((list) => list.map((one) => (one.userId === userId ? now : one)));
  }
  const verb = acting?.disabled ? 'enable' : 'disable';
  return (
    <>
      <ul className={styles.rows} aria-label={t('admin.users')}>
        {items.map((user) => (
          <UserRow key={user.userId} user={user} onAct={() => setActing(user)} />
        ))}
      </ul>
      <PageEnd pages={pages} over={items.length === 0 ? t('admin.none') : undefined} />
      {acting && (
        <ActDialog
          danger={!acting.disabled}
          title={t(`admin.${verb}.title`, { name: acting.displayName })}
          lead={t(`admin.${verb}.lead`, { name: acting.displayName })}
          action={t(`admin.${verb}`)}
          onAct={(reason) => act(acting, reason)}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}

function UserRow({ user, onAct }: { user: AdminUser; onAct(): void }) {
  const t = useT();
  const { userId, displayName, name, disabled, admin, bot } = user;
  const me = useApp((state) => state.me?.userId === userId);
  return (
    <li className={styles.row}>
      <Avatar id={userId} name={displayName} picture={user.avatar} />
      <div className={styles.info}>
        <p className={styles.main}>
          {displayName}
          {admin && <span className={styles.admin}>{t('admin.isAdmin')}</span>}
          {bot && <span className={styles.admin}>{t('case.bot')}</span>}
          {disabled && <span className={styles.off}>{t('admin.isDisabled')}</span>}
        </p>
        <p className={styles.more}>
          {name} · {t('admin.since', { date: shortDate(Date.parse(user.createdAt)) })}
        </p>
      </div>
      {!me && (
        <Button
          aria-label={t(disabled ? 'admin.enable.of' : 'admin.disable.of', { name: displayName })}
          onClick={onAct}
        >
          {t(disabled ? 'admin.enable' : 'admin.disable')}
        </Button>
      )}
    </li>
  );
}
