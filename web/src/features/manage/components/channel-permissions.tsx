import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import { dropOverwrite, putOverwrite, updateChannel } from '../../../api/channels';
import type { Overwrite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { has, type Permission } from '../../../lib/permission-bits';
import { dispatch } from '../../../store/app-store';
import { ownBits, ownChannelBits } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { TextField } from '../../../ui/text-field';
import { ThreeState } from '../../../ui/three-state';
import { toast } from '../../../ui/toast';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { useSubmit } from '../../../ui/use-submit';
import { appliesIn, changes, inSync, stateOf, withState } from '../channel-model';
import { usePermissionSearch } from '../use-permission-search';
import styles from './channel-permissions.module.css';
import { TargetList } from './target-list';

/** What differs in a channel or category, for roles and members. */
export function ChannelPermissions({ channelId }: { channelId: Id }) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  const [edited, setEdited] = useState<Overwrite[] | null>(null);
  const [target, setTarget] = useState<Id>(channel?.serverId ?? '');
  if (!channel) return null;
  const { serverId } = channel;
  const saved = channel.overwrites;
  const rows = edited ?? saved;
  const { put, drop } = changes(saved, rows);
  const chosen: Overwrite = rows.find((row) => row.targetId === target) ?? {
    type: 'role',
    targetId: target || serverId,
    allow: '0',
    deny: '0',
  };
  const change = (next: Overwrite) =>
    setEdited([...rows.filter((row) => row.targetId !== next.targetId), next]);
  async function save() {
    for (const row of put) dispatch({ t: 'CHANNEL_UPDATE', d: await putOverwrite(channelId, row) });
    for (const id of drop) dispatch({ t: 'CHANNEL_UPDATE', d: await dropOverwrite(channelId, id) });
    setEdited(null);
  }
  return (
    <>
      <PageHead
        title={t('chan.permissions')}
        lead={t(channel.type === 'category' ? 'chan.perm.leadCategory' : 'chan.perm.lead')}
      />
      <SyncNote channelId={channelId} />
      <div className={styles.halves}>
        <TargetList
          serverId={serverId}
          rows={rows}
          current={chosen.targetId}
          onPick={setTarget}
          onAdd={(row) => {
            change(row);
            setTarget(row.targetId);
          }}
          onRemove={(id) => {
            setEdited(rows.filter((row) => row.targetId !== id));
            setTarget(serverId);
          }}
        />
        <RowEditor key={chosen.targetId} channelId={channelId} row={chosen} onChange={change} />
      </div>
      <UnsavedBar dirty={put.length > 0 || drop.length > 0} onReset={() => setEdited(null)} onSave={save} />
    </>
  );
}

/** Whether the channel follows its category, and the way back to that. */
function SyncNote({ channelId }: { channelId: Id }) {
  const t = useT();
  const synced = useApp((state) => inSync(state, channelId));
  const name = useApp((state) => state.channels[state.channels[channelId]?.parentId ?? '']?.name ?? '');
  const { busy, error, run } = useSubmit();
  if (synced === null) return null;
  const sync = () =>
    run(async () => {
      dispatch({ t: 'CHANNEL_UPDATE', d: await updateChannel(channelId, { sync: true }) });
      toast(t('chan.sync.done'));
    });
  return (
    <div className={styles.sync}>
      {synced ? <RefreshCw size={18} aria-hidden="true" /> : <TriangleAlert size={18} aria-hidden="true" />}
      <p>{t(synced ? 'chan.sync.yes' : 'chan.sync.no', { name })}</p>
      {!synced && (
        <Button busy={busy} onClick={() => void sync()}>
          {t('chan.sync.again')}
        </Button>
      )}
      <ErrorNote error={error} />
    </div>
  );
}

interface RowProps {
  channelId: Id;
  row: Overwrite;
  onChange(row: Overwrite): void;
}

function RowEditor({ channelId, row, onChange }: RowProps) {
  const t = useT();
  const [query, setQuery] = useState('');
  const type = useApp((state) => state.channels[channelId]?.type ?? 'text');
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const own = useApp((state) => ownChannelBits(state, channelId) | ownBits(state, serverId));
  const among = useCallback((name: Permission) => appliesIn(type, name), [type]);
  const groups = usePermissionSearch(query, among);
  const name = useTargetName(serverId, row);
  const names = { deny: t('chan.deny'), inherit: t('chan.inherit'), allow: t('chan.allow') };
  return (
    <section className={styles.editor} aria-label={name}>
      <TextField
        label={t('perms.search')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {groups.map(({ id, permissions }) => (
        <section key={id} className={styles.group}>
          <h3>{t(`perms.group.${id}`)}</h3>
          {permissions.map((one) => (
            <div key={one} className={styles.row}>
              <div>
                <p className={styles.name}>{t(`perm.${one}`)}</p>
                <p className={styles.hint}>{t(`perm.${one}.hint`)}</p>
                {!has(own, one) && <p className={styles.why}>{t('perms.notYours')}</p>}
              </div>
              <ThreeState
                label={t('chan.state', { permission: t(`perm.${one}`), name })}
                names={names}
                value={stateOf(row, one)}
                disabled={!has(own, one)}
                onChange={(state) => onChange(withState(row, one, state))}
              />
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}

function useTargetName(serverId: Id, { type, targetId }: Overwrite): string {
  const t = useT();
  const role = useApp((state) => state.roles[serverId]?.find((one) => one.roleId === targetId)?.name);
  const user = useMemberName(serverId, type === 'member' ? targetId : null);
  if (targetId === serverId) return t('roles.everyone');
  return (type === 'role' ? role : user) ?? t('audit.gone');
}
