import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t';
import { isCoarse } from '../../lib/platform';
import { EmojiCell } from './emoji-cell';
import styles from './emoji-picker.module.css';
import type { Cell, Row } from './rows';
import { useSectionTitle } from './use-section-title';

interface Props {
  id: string;
  rows: readonly Row[];
  columns: number;
  active: number;
  /** The keys move the mark: it has to be seen. */
  followActive: boolean;
  /** A section to go to, each time it is asked for. */
  goTo: { id: string; asked: number };
  onColumns(columns: number): void;
  onPlace(sectionId: string): void;
  onActive(index: number): void;
  onPick(cell: Cell, more: boolean): void;
}

const HEAD = 30;
const CELL = 40;
/** What a finger can hit. */
const FINGER = 44;
/** What the frame keeps for itself, left and right together. */
const SIDES = 12;

/** The lines that are in sight. The search field keeps the focus and has the keys. */
export function EmojiGrid(props: Props) {
  const { id, rows, columns, active, followActive, goTo, onColumns, onPlace, onActive, onPick } = props;
  const t = useT();
  const title = useSectionTitle();
  const scroller = useRef<HTMLDivElement>(null);
  const cell = useCellSize(scroller, onColumns);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.type === 'head' ? HEAD : cell),
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width makes other lines.
  useLayoutEffect(() => virtualizer.measure(), [cell, columns, rows]);
  const latest = useRef({ rows, virtualizer });
  latest.current = { rows, virtualizer };
  useEffect(() => {
    const { rows: all, virtualizer: list } = latest.current;
    if (goTo.asked > 0)
      list.scrollToIndex(
        all.findIndex((row) => row.type === 'head' && row.section.id === goTo.id),
        { align: 'start' },
      );
  }, [goTo.asked, goTo.id]);
  useEffect(() => {
    const { rows: all, virtualizer: list } = latest.current;
    if (!followActive) return;
    list.scrollToIndex(
      all.findIndex((row) => row.type === 'cells' && active < row.from + row.cells.length),
      { align: 'auto' },
    );
  }, [active, followActive]);

  function onScroll() {
    const top = (scroller.current?.scrollTop ?? 0) + HEAD / 2;
    const first = virtualizer.getVirtualItemForOffset(top);
    const section = first && rows[first.index]?.section;
    if (section) onPlace(section.id);
  }

  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('emoji.label')}
      className={styles.scroller}
      onScroll={onScroll}
    >
      <div role="presentation" className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const style = { transform: `translateY(${start}px)`, height: size };
          if (row.type === 'head')
            return (
              <div key={key} className={styles.head} style={style} aria-hidden="true">
                {title(row.section)}
              </div>
            );
          return (
            <div key={key} role="presentation" className={styles.line} style={style}>
              {row.cells.map((one, at) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the search field holds the focus.
                // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys.
                <div
                  key={one.key}
                  id={`${id}-${row.from + at}`}
                  role="option"
                  aria-label={one.name.replaceAll('_', ' ')}
                  aria-selected={row.from + at === active}
                  title={`:${one.name}:`}
                  className={styles.cell}
                  style={{ width: cell, height: cell }}
                  onPointerMove={() => onActive(row.from + at)}
                  onPointerDown={(event) => event.pointerType === 'mouse' && event.preventDefault()}
                  onClick={(event) => onPick(one, event.shiftKey)}
                >
                  <EmojiCell cell={one} size={28} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** As many cells as fit, and each as wide as the room allows. */
function useCellSize(
  scroller: RefObject<HTMLDivElement | null>,
  onColumns: (columns: number) => void,
): number {
  const [width, setWidth] = useState(CELL);
  useLayoutEffect(() => {
    const least = isCoarse() ? FINGER : CELL;
    const room = scroller.current?.clientWidth ?? 0;
    const columns = Math.max(4, Math.floor((room - SIDES) / least));
    setWidth(room > SIDES ? Math.floor((room - SIDES) / columns) : least);
    onColumns(columns);
  }, [scroller, onColumns]);
  return width;
}
