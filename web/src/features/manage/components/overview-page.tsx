import { type ReactNode, useState } from 'react';
import { type ServerPatch, updateServer } from '../../../api/servers';
import { AssetTexts } from '../../../i18n/asset-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { countCharacters } from '../../../lib/text';
import { dispatch } from '../../../store/app-store';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { PageHead } from '../../../ui/page-head';
import { ServerCard } from '../../../ui/server-card';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { changedFields, DESCRIPTION_MAX } from '../server-look';
import styles from './overview-page.module.css';
import { OwnerCards } from './owner-cards';
import { ServerLook } from './server-look';

interface Props {
  serverId: Id;
  /** More to decide about the server as a whole. */
  children?: ReactNode;
}

export const OverviewPage = (props: Props) => (
  <AssetTexts>
    <Page {...props} />
  </AssetTexts>
);

function Page({ serverId, children }: Props) {
  const t = useT();
  const server = useApp((state) => state.servers[serverId]);
  const editable = useApp((state) => may(state, serverId, 'manage_server'));
  const [edited, setEdited] = useState<ServerPatch>({});
  if (!server) return null;
  const value = { ...server, ...edited };
  const patch = changedFields(server, value);
  const tooLong = countCharacters(value.description.trim()) > DESCRIPTION_MAX;
  return (
    <>
      <PageHead title={t('manage.overview')} lead={t('overview.lead')} />
      <div className={styles.columns}>
        <div className={styles.page}>
          <ServerLook
            value={value}
            disabled={!editable}
            onChange={(change) => setEdited((before) => ({ ...before, ...change }))}
          />
          {children}
          <OwnerCards serverId={serverId} />
        </div>
        <section className={styles.preview} aria-label={t('overview.preview')}>
          <h3>{t('overview.preview')}</h3>
          <ServerCard server={{ ...value, name: value.name.trim() || server.name }}>
            <p className={styles.count}>{t('members.count', { count: server.memberCount })}</p>
          </ServerCard>
        </section>
      </div>
      <UnsavedBar
        dirty={Object.keys(patch).length > 0}
        invalid={
          value.name.trim()
            ? tooLong
              ? t('error.invalid_description', { limit: DESCRIPTION_MAX })
              : null
            : t('error.too_short')
        }
        onReset={() => setEdited({})}
        onSave={async () => {
          dispatch({ t: 'SERVER_UPDATE', d: await updateServer(serverId, patch) });
          setEdited({});
        }}
      />
    </>
  );
}
