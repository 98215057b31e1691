import { useCallback, useState } from 'react';
import { type AdminServer, adminDeleteServer, adminServers, setSuspended } from '../../../api/admin';
import { useT } from '../../../i18n/use-t';
import { shortDate } from '../../../lib/time';
import { ensureUser } from '../../../store/load-user';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { PageEnd } from '../../../ui/page-end';
import { usePages } from '../../../ui/use-pages';
import { ActDialog } from './act-dialog';
import styles from './admin.module.css';
import { SearchPage } from './search-page';

const PAGE = 50;

export function ServersPage() {
  const t = useT();
  return (
    <SearchPage
      title={t('admin.servers')}
      lead={t('admin.servers.lead')}
      label={t('admin.servers.search')}
      renderFound={(query) => <Found key={query} query={query} />}
    />
  );
}

interface Acting {
  server: AdminServer;
  verb: 'suspend' | 'unsuspend' | 'deleteServer';
}

function Found({ query }: { query: string }) {
  const t = useT();
  const [acting, setActing] = useState<Acting | null>(null);
  const fetch = useCallback(
    async (last: AdminServer | null) => {
      const page = await adminServers({ query, after: last?.serverId, limit: PAGE });
      for (const { ownerId } of page) void ensureUser(ownerId).catch(() => undefined);
      return page;
    },
    [query],
  );
  const pages = usePages(fetch, PAGE);
  const { items, change } = pages;
  async function act({ server, verb }: Acting, reason: string) {
    const { serverId } = server;
    if (verb === 'deleteServer') {
      await adminDeleteServer(serverId, reason);
      return change((list) => list.filter((one) => one.serverId !== serverId));
    }
    const now = await setSuspended(serverId, verb === 'suspend', reason);
    change((list) => list.map((one) => (one.serverId === serverId ? now : one)));
  }
  return (
    <>
      <ul className={styles.rows} aria-label={t('admin.servers')}>
        {items.map((server) => (
          <ServerRow key={server.serverId} server={server} onAct={(verb) => setActing({ server, verb })} />
        ))}
      </ul>
      <PageEnd pages={pages} over={items.length === 0 ? t('admin.none') : undefined} />
      {acting && (
        <ActDialog
          key={acting.verb}
          danger={acting.verb !== 'unsuspend'}
          title={t(`admin.${acting.verb}.title`, { name: acting.server.name })}
          lead={t(`admin.${acting.verb}.lead`, { count: acting.server.memberCount })}
          action={t(`admin.${acting.verb}`)}
          typed={acting.verb === 'deleteServer' ? acting.server.name : undefined}
          onAct={(reason) => act(acting, reason)}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}

function ServerRow({ server, onAct }: { server: AdminServer; onAct(verb: Acting['verb']): void }) {
  const t = useT();
  const { serverId, name, ownerId, memberCount, suspended, createdAt } = server;
  const owner = useApp((state) => state.users[ownerId]?.displayName) ?? t('user.somebody');
  const verb = suspended ? 'unsuspend' : 'suspend';
  return (
    <li className={styles.row}>
      <Avatar id={serverId} name={name} shape="square" />
      <div className={styles.info}>
        <p className={styles.main}>
          {name}
          {suspended && <span className={styles.off}>{t('admin.isSuspended')}</span>}
        </p>
        <p className={styles.more}>
          {t('members.count', { count: memberCount })} · {t('admin.ownedBy', { name: owner })} ·{' '}
          {t('admin.since', { date: shortDate(Date.parse(createdAt)) })}
        </p>
      </div>
      <div className={styles.acts}>
        <Button aria-label={t(`admin.${verb}.of`, { name })} onClick={() => onAct(verb)}>
          {t(`admin.${verb}`)}
        </Button>
        <Button
          look="danger"
          aria-label={t('admin.deleteServer.of', { name })}
          onClick={() => onAct('deleteServer')}
        >
          {t('common.delete')}
        </Button>
      </div>
    </li>
  );
}
