import { clsx } from 'clsx';
import type { Id } from '../../../lib/ids';
import { channelUnread } from '../../../store/selectors';
import { useApp, useVanilla } from '../../../store/use-app';
import { collapsedStore } from '../collapsed';
import type { Group } from '../groups';
import { CategoryHead } from './category-head';
import { ChannelLink } from './channel-link';
import styles from './channel-list.module.css';
import { PlainHead } from './plain-head';

interface Props {
  serverId: Id;
  group: Group;
  current: Id | null;
  /** There are no categories at all. */
  alone: boolean;
  drag: { id: Id; to: number } | null;
}

/** A category with what is in it; folded, only what is new or open shows. */
export function ChannelGroup({ serverId, group: { categoryId, ids }, current, alone, drag }: Props) {
  const folded = useVanilla(collapsedStore, (all) => !!all[categoryId ?? '']);
  const shown = useApp((state) =>
    ids.filter((id) => !folded || id === current || channelUnread(state, id)).join(),
  )
    .split(',')
    .filter(Boolean);
  const row = (id: Id) => clsx(drag?.id === id && styles.dragged);
  return (
    <section className={styles.group}>
      {categoryId ? (
        <div data-sort={categoryId} className={row(categoryId)}>
          <CategoryHead categoryId={categoryId} folded={folded} hidden={ids.length - shown.length} />
        </div>
      ) : (
        (alone || ids.length > 0) && <PlainHead serverId={serverId} />
      )}
      <ul className={styles.list}>
        {shown.map((channelId) => (
          <li key={channelId} data-sort={channelId} className={row(channelId)}>
            <ChannelLink channelId={channelId} current={channelId === current} />
          </li>
        ))}
      </ul>
    </section>
  );
}
