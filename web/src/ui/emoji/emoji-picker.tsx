import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t';
import {
  type EmojiTable,
  knownEmoji,
  loadEmoji,
  readTone,
  recentEmoji,
  rememberEmoji,
  type Tone,
  writeTone,
} from '../../lib/emoji';
import { Button } from '../button';
import { EmojiCell } from './emoji-cell';
import { EmojiGrid } from './emoji-grid';
import styles from './emoji-picker.module.css';
import type { CustomGroup, EmojiPick } from './pick';
import { type Cell, foundSection, moved, sections, toRows, type Way } from './rows';
import { SectionNav } from './section-nav';
import { ToneChoice } from './tone-choice';

interface Props {
  custom: readonly CustomGroup[];
  /** `more`: the picker should stay. */
  onPick(pick: EmojiPick, more: boolean): void;
}

const WAYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const asPick = (cell: Cell): EmojiPick =>
  'custom' in cell ? { id: cell.custom.id, name: cell.name } : { glyph: cell.glyph, name: cell.name };

/** Every emoji one may write: found by name, by group, among those used last. */
export function EmojiPicker({ custom, onPick }: Props) {
  const t = useT();
  const list = useId();
  const [table, setTable] = useState<EmojiTable | null>(knownEmoji);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState<Tone>(readTone);
  const [columns, setColumns] = useState(8);
  const [active, setActive] = useState(0);
  /** The arrows sideways belong to the text until one has gone down into the grid. */
  const [inGrid, setInGrid] = useState(false);
  const [place, setPlace] = useState({ id: '', asked: 0 });
  // What is used while it is open does not move things under the hand.
  const [recent] = useState(recentEmoji);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a wish to try again.
  useEffect(() => {
    setFailed(false);
    loadEmoji().then(setTable, () => setFailed(true));
  }, [round]);
  const shown = useMemo(() => {
    const sources = { table, custom, recent, tone };
    return query.trim() ? [foundSection(sources, query)] : sections(sources);
  }, [table, custom, recent, tone, query]);
  const rows = useMemo(() => toRows(shown, columns), [shown, columns]);
  const cells = useMemo(() => shown.flatMap((section) => section.cells), [shown]);
  const current = cells[active];

  function pick(cell: Cell | undefined, more: boolean) {
    if (!cell) return;
    rememberEmoji(cell.key);
    onPick(asPick(cell), more);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (WAYS.includes(event.key) && (!sideways || inGrid || !query)) {
      event.preventDefault();
      setInGrid(true);
      setActive(moved(rows, active, event.key as Way));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(current, event.shiftKey);
    }
  }

  return (
    <div className={styles.picker}>
      <div className={styles.top}>
        <span className={styles.search}>
          <Search size={16} aria-hidden="true" />
          <input
            className={styles.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={current && `${list}-${active}`}
            aria-label={t('emoji.search')}
            placeholder={t('emoji.search')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
              setInGrid(false);
            }}
            onKeyDown={onKeyDown}
          />
        </span>
        <ToneChoice
          tone={tone}
          onChange={(next) => {
            setTone(next);
            writeTone(next);
          }}
        />
      </div>
      <div className={styles.middle}>
        {!query.trim() && (
          <SectionNav
            sections={shown}
            custom={custom}
            current={place.id}
            onGo={(id) => setPlace({ id, asked: place.asked + 1 })}
          />
        )}
        <EmojiGrid
          id={list}
          rows={rows}
          columns={columns}
          active={active}
          followActive={inGrid}
          goTo={place}
          onColumns={setColumns}
          onPlace={(id) => setPlace((before) => (before.id === id ? before : { ...before, id }))}
          onActive={setActive}
          onPick={pick}
        />
        {cells.length === 0 && (table || failed || query) && (
          <div className={styles.none}>
            <p>{t(failed ? 'emoji.failed' : 'emoji.none')}</p>
            {failed && <Button onClick={() => setRound((n) => n + 1)}>{t('common.retry')}</Button>}
          </div>
        )}
      </div>
      <p className={styles.foot}>
        {current && (
          <>
            <span className={styles.footGlyph} aria-hidden="true">
              <EmojiCell cell={current} size={28} />
            </span>
            :{current.name}:
          </>
        )}
      </p>
    </div>
  );
}
