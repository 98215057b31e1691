import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { loadMembers } from '../../../store/load-members';
import { presenceStore } from '../../../store/presence';
import { useApp, useVanilla } from '../../../store/use-app';
import { useRoving } from '../../../ui/use-roving';
import { memberRows } from '../model';
import { MemberItem } from './member-item';
import styles from './member-list.module.css';

const NOBODY = {};
const NONE: never[] = [];

export function MemberList({ serverId }: { serverId: Id }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const members = useApp((state) => state.members[serverId]);
  const users = useApp((state) => state.users);
  const online = useVanilla(presenceStore, (presence) => presence.online);
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const rows = useMemo(
    () => memberRows({ roles, members: members ?? NOBODY, users, online }),
    [roles, members, users, online],
  );
  const roving = useRoving(scroller, 'vertical');
  const missing = !members;
  useEffect(() => {
    if (missing) void loadMembers(serverId).catch(() => undefined);
  }, [missing, serverId]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.type === 'heading' ? 36 : 48),
    getItemKey: (index) => {
      const row = rows[index];
      return row?.type === 'member' ? row.userId : (row?.key ?? index);
    },
    overscan: 10,
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the people inside.
    <div ref={scroller} className={styles.scroller} onKeyDown={roving}>
      {/* biome-ignore lint/a11y/useSemanticElements: the rows are placed one by one. */}
      <div
        role="list"
        aria-label={t('members.label')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const style = { transform: `translateY(${item.start}px)`, height: item.size };
          if (!row) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            <div key={item.key} role="listitem" className={styles.place} style={style}>
              {row.type === 'heading' ? (
                <h2 className={styles.heading}>
                  {t(`members.${row.group}`, { name: row.name, count: row.count })}
                </h2>
              ) : (
                <MemberItem serverId={serverId} userId={row.userId} online={row.online} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
