import { clsx } from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import { announce } from '../../../ui/announcer';
import { IconButton } from '../../../ui/icon-button';
import { useSortable } from '../../../ui/use-sortable';
import styles from './sort-list.module.css';

interface Item {
  key: string;
}

interface Props<T extends Item> {
  label: string;
  items: readonly T[];
  /** What an item is called, for those who don't see where it stands. */
  nameOf(item: T, place: number): string;
  onMove(key: string, to: number): void;
  onRemove(key: string): void;
  children(item: T): ReactNode;
}

/** Cards in an order: moved by the handle, with the pointer or the arrow keys. */
export function SortList<T extends Item>({ label, items, nameOf, onMove, onRemove, children }: Props<T>) {
  const t = useT();
  const ids = items.map(({ key }) => key);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const sort = useSortable({
    ids,
    mayDrop: () => true,
    onMove: (key, to) => {
      onMove(key, to);
      const item = byKey.get(key);
      if (item) announce(t('onb.moved', { name: nameOf(item, ids.indexOf(key)), place: to + 1 }));
    },
  });
  return (
    <ul ref={sort.root} className={styles.list} aria-label={label}>
      {sort.shown.map((key) => {
        const item = byKey.get(key);
        if (!item) return null;
        const name = nameOf(item, ids.indexOf(key));
        return (
          <li key={key} data-sort={key} className={clsx(styles.card, sort.dragged === key && styles.dragged)}>
            <button
              type="button"
              className={styles.handle}
              aria-label={t('onb.move', { name })}
              title={t('onb.move.hint')}
              {...sort.handle(key)}
            >
              <GripVertical size={16} aria-hidden="true" />
            </button>
            <div className={styles.body}>{children(item)}</div>
            <IconButton
              icon={Trash2}
              danger
              label={t('onb.remove', { name })}
              onClick={() => onRemove(key)}
            />
          </li>
        );
      })}
    </ul>
  );
}
