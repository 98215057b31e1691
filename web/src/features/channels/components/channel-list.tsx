import { useMemo, useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { openDialog, uiStore } from '../../../store/ui';
import { useApp, useVanilla } from '../../../store/use-app';
import { useRoving } from '../../../ui/use-roving';
import { archivedKey, categoryKey, groupsOf, seenAs } from '../groups';
import { useDrag } from '../use-drag';
import { useMove } from '../use-move';
import { ArchivedGroup } from './archived-group';
import { ChannelGroup } from './channel-group';
import styles from './channel-list.module.css';
import { NoChannels } from './no-channels';
import { ViewAsBanner } from './view-as-banner';

const NONE: Id[] = [];

export function ChannelList({ serverId, current }: { serverId: Id; current: Id | null }) {
  const t = useT();
  const list = useRef<HTMLElement>(null);
  const viewed = useVanilla(uiStore, (ui) => (ui.viewAs?.serverId === serverId ? ui.viewAs.roleId : null));
  const all = useApp((state) => state.channelIds[serverId] ?? NONE);
  const seen = useApp((state) => (viewed ? seenAs(state, serverId, viewed).join() : null));
  const categories = useApp((state) => categoryKey(state, serverId));
  const archived = useApp((state) => archivedKey(state, serverId));
  const creator = useApp((state) => may(state, serverId, 'manage_channels')) && !viewed;
  const roving = useRoving(list, 'vertical');
  const { groups, put } = useMemo(() => {
    const known = new Set(categories.split(','));
    const away = new Set(archived.split(','));
    const ids = seen === null ? all : seen.split(',').filter(Boolean);
    return {
      groups: groupsOf(
        ids.filter((id) => !away.has(id)),
        (id) => known.has(id),
      ),
      put: ids.filter((id) => away.has(id)),
    };
  }, [all, seen, categories, archived]);
  const move = useMove(serverId);
  // Folded channels have no rows: where they are, a place in the list is not a place among the rows.
  const drag = useDrag(creator, (id, to) => void move.drop(id, placeAmong(list.current, all, id, to)));
  const create = () => openDialog({ kind: 'createChannel', serverId });
  return (
    <nav
      ref={list}
      className={styles.nav}
      aria-label={t('channels.label')}
      data-region="channels"
      onKeyDown={roving}
      {...drag.events}
    >
      {viewed && <ViewAsBanner serverId={serverId} roleId={viewed} />}
      {groups.map((group) => (
        <ChannelGroup
          key={group.categoryId ?? 'none'}
          serverId={serverId}
          group={group}
          current={current}
          alone={groups.length === 1}
          drag={drag.shown}
        />
      ))}
      {put.length > 0 && <ArchivedGroup key={serverId} ids={put} current={current} />}
      {all.length === 0 && <NoChannels onCreate={creator ? create : null} />}
    </nav>
  );
}

function placeAmong(list: HTMLElement | null, all: readonly Id[], id: Id, to: number): number {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-sort]') ?? [])]
    .map((row) => row.dataset.sort ?? '')
    .filter((one) => one !== id);
  const rest = all.filter((one) => one !== id);
  const next = rows[to];
  return next ? rest.indexOf(next) : rest.length;
}
