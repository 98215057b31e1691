import { Check, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { explain } from '../../../api/roles';
import type { Verdict } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import type { Permission } from '../../../lib/permission-bits';
import { useApp } from '../../../store/use-app';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Segments } from '../../../ui/segments';
import { useLoaded } from '../../../ui/use-loaded';
import { appliesIn } from '../channel-model';
import { usePermissionSearch } from '../use-permission-search';
import { useReason } from '../use-reason';
import styles from './channel-permissions.module.css';
import { WhoSelect } from './who-select';

type Who = { type: 'role' | 'member'; id: Id };

/** Somebody, and what they can do in this channel, each with the reason the server gives. */
export function ExplainPage({ channelId }: { channelId: Id }) {
  const t = useT();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const [who, setWho] = useState<Who | null>(null);
  const [filter, setFilter] = useState<'all' | 'yes' | 'no'>('all');
  return (
    <>
      <PageHead title={t('explain.title')} lead={t('explain.lead')} />
      <div className={styles.choices}>
        <WhoSelect
          serverId={serverId}
          label={t('explain.who')}
          value={who?.id ?? ''}
          onChange={(type, id) => setWho({ type, id })}
        />
        {who && (
          <Segments<'all' | 'yes' | 'no'>
            label={t('explain.filter')}
            value={filter}
            options={[
              { value: 'all', label: t('explain.filter.all') },
              { value: 'yes', label: t('explain.yes') },
              { value: 'no', label: t('explain.no') },
            ]}
            onChange={setFilter}
          />
        )}
      </div>
      {who && <Answers key={who.id} channelId={channelId} who={who} filter={filter} />}
    </>
  );
}

interface AnswersProps {
  channelId: Id;
  who: Who;
  filter: 'all' | 'yes' | 'no';
}

function Answers({ channelId, who: { type, id }, filter }: AnswersProps) {
  const t = useT();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const kind = useApp((state) => state.channels[channelId]?.type ?? 'text');
  // Whatever a change moves is a reason to ask again.
  const rows = useApp((state) => state.channels[channelId]?.overwrites);
  const roles = useApp((state) => state.roles[serverId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const load = useCallback(
    () => explain(serverId, type === 'role' ? { role: id } : { member: id }, channelId),
    [serverId, type, id, channelId, rows, roles],
  );
  const [answer] = useLoaded(load);
  const verdicts = new Map(
    (answer.state === 'ready' ? answer.value.permissions : []).map((one) => [one.permission, one]),
  );
  const among = useCallback((name: Permission) => appliesIn(kind, name), [kind]);
  const groups = usePermissionSearch('', among);
  const wanted = (verdict: Verdict | undefined) =>
    !!verdict && (filter === 'all' || verdict.allowed === (filter === 'yes'));
  return (
    <div className={styles.answers} aria-busy={answer.state === 'loading'}>
      {answer.state === 'failed' && <ErrorNote error={answer.error} />}
      {groups
        .map((group) => ({ ...group, found: group.permissions.filter((name) => wanted(verdicts.get(name))) }))
        .filter(({ found }) => found.length > 0)
        .map(({ id: group, found }) => (
          <section key={group} className={styles.group}>
            <h3>{t(`perms.group.${group}`)}</h3>
            <ul>
              {found.map((name) => {
                const verdict = verdicts.get(name);
                return verdict && <Line key={name} serverId={serverId} name={name} verdict={verdict} />;
              })}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Line({ serverId, name, verdict }: { serverId: Id; name: Permission; verdict: Verdict }) {
  const t = useT();
  const reason = useReason(serverId, verdict);
  return (
    <li className={styles.verdict}>
      {verdict.allowed ? (
        <Check size={20} className={styles.yes} aria-hidden="true" />
      ) : (
        <X size={20} className={styles.no} aria-hidden="true" />
      )}
      <div>
        <p className={styles.name}>{t(`perm.${name}`)}</p>
        <p className={styles.hint}>
          {t(verdict.allowed ? 'explain.yes' : 'explain.no')}: {reason}
        </p>
      </div>
    </li>
  );
}
