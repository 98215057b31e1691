import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { groupStarts } from '../../../store/member-list';
import { shownMembers } from '../../../store/shown-members';
import { useVanilla } from '../../../store/use-app';
import { useRoving } from '../../../ui/use-roving';
import { useShownRows } from '../use-shown-rows';
import styles from './member-list.module.css';
import { MemberListFailed } from './member-list-failed';
import { MemberListRow } from './member-list-row';

const HEADING_PX = 36;
const ROW_PX = 48;
/** What is shown while nothing is known yet. */
const SKELETON_ROWS = 14;
const NO_GROUPS: never[] = [];

/** Who can see a channel: only the rows in sight are in the page, and only chunks around them are fetched. */
export function MemberList({ serverId, channelId }: { serverId: Id; channelId: Id }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVanilla(shownMembers, (shown) => (shown.list?.serverId === serverId ? shown.list : null));
  const failed = useVanilla(shownMembers, (shown) => shown.failed);
  const starts = useMemo(() => groupStarts(list?.groups ?? NO_GROUPS), [list]);
  const estimateSize = useCallback((index: number) => (starts.has(index) ? HEADING_PX : ROW_PX), [starts]);
  const getItemKey = useCallback(
    (index: number) => {
      const row = list?.rows.get(index);
      return starts.get(index)?.id ?? (row && 'userId' in row ? row.userId : index);
    },
    [list, starts],
  );
  const virtualizer = useVirtualizer({
    count: list?.total ?? SKELETON_ROWS,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 10,
  });
  useShownRows(serverId, channelId, virtualizer.range, list?.total ?? 0);
  const roving = useRoving(scroller, 'vertical');
  if (failed && !list) return <MemberListFailed />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the people inside.
    <div ref={scroller} className={styles.scroller} aria-busy={!list} onKeyDown={roving}>
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are placed one by one. */}
      <div
        role="list"
        aria-label={t('members.label')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start, size }) => {
          const row = list?.rows.get(index);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            <div
              key={key}
              role="listitem"
              aria-setsize={list?.total ?? -1}
              aria-posinset={index + 1}
              className={styles.place}
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              <MemberListRow
                serverId={serverId}
                group={starts.get(index) ?? null}
                userId={row && 'userId' in row ? row.userId : null}
                place={index}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
