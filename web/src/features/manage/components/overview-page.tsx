import { type ReactNode, useState } from 'react';
import { renameServer } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { may } from '../../../store/permissions';
import { nameIn, ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';
import { TextField } from '../../../ui/text-field';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import styles from './overview-page.module.css';

interface Props {
  serverId: Id;
  /** More to decide about the server as a whole. */
  children?: ReactNode;
}

export function OverviewPage({ serverId, children }: Props) {
  const t = useT();
  const server = useApp((state) => state.servers[serverId]);
  const owner = useApp((state) => ownsServer(state, serverId));
  const editable = useApp((state) => may(state, serverId, 'manage_server'));
  const ownerName = useApp((state) => nameIn(state, serverId, state.servers[serverId]?.ownerId ?? ''));
  const [edited, setEdited] = useState<string | null>(null);
  if (!server) return null;
  const name = edited ?? server.name;
  return (
    <>
      <PageHead title={t('manage.overview')} lead={t('overview.lead')} />
      <div className={styles.page}>
        <div className={styles.name}>
          <Avatar id={serverId} name={name || server.name} size={72} shape="square" />
          <TextField
            label={t('overview.name')}
            value={name}
            maxLength={100}
            autoComplete="off"
            disabled={!editable}
            error={name.trim() ? undefined : t('error.too_short')}
            onChange={(event) => setEdited(event.target.value)}
          />
        </div>
        {children}
        <section className={styles.card}>
          <Avatar id={server.ownerId} name={ownerName ?? '?'} />
          <div className={styles.grow}>
            <h3>{t('overview.owner')}</h3>
            <p>{ownerName ?? t('user.somebody')}</p>
          </div>
          {owner && (
            <Button onClick={() => openDialog({ kind: 'giveServer', serverId })}>{t('overview.give')}</Button>
          )}
        </section>
        {owner && (
          <section className={styles.card}>
            <div className={styles.grow}>
              <h3>{t('overview.delete')}</h3>
              <p>{t('overview.delete.lead')}</p>
            </div>
            <Button look="danger" onClick={() => openDialog({ kind: 'deleteServer', serverId })}>
              {t('overview.delete')}
            </Button>
          </section>
        )}
      </div>
      <UnsavedBar
        dirty={name.trim() !== server.name}
        invalid={name.trim() ? null : t('error.too_short')}
        onReset={() => setEdited(null)}
        onSave={async () => {
          dispatch({ t: 'SERVER_UPDATE', d: await renameServer(serverId, name.trim()) });
          setEdited(null);
        }}
      />
    </>
  );
}
