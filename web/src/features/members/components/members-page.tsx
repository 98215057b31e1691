import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { fuzzyScore } from '../../../lib/fuzzy';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { PageHead } from '../../../ui/page-head';
import { TextField } from '../../../ui/text-field';
import styles from './members-page.module.css';
import { PersonRow } from './person-row';

const NONE: never[] = [];

export function MembersPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const people = usePeople(serverId);
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const found = useMemo(() => {
    const wanted = query.trim();
    if (!wanted) return people;
    const fits = new Set(roles.filter((r) => fuzzyScore(wanted, r.name) > 100).map((r) => r.roleId));
    return people.filter(
      (one) =>
        fuzzyScore(wanted, one.name) > 0 ||
        fuzzyScore(wanted, one.account) > 0 ||
        one.roleIds.some((id) => fits.has(id)),
    );
  }, [people, roles, query]);
  const virtualizer = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (index) => found[index]?.userId ?? index,
    overscan: 8,
  });
  return (
    <>
      <PageHead title={t('manage.members')} lead={t('people.lead')} />
      <TextField
        label={t('people.search')}
        type="search"
        value={query}
        hint={found.length > 0 ? t('people.shown', { count: found.length }) : t('people.none')}
        onChange={(event) => setQuery(event.target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section ref={scroller} className={styles.scroller} aria-label={t('people.list')} tabIndex={0}>
        <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const person = found[item.index];
            return (
              person && (
                <li
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className={styles.place}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <PersonRow serverId={serverId} person={person} />
                </li>
              )
            );
          })}
        </ul>
      </section>
    </>
  );
}
