import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { PageHead } from '../../../ui/page-head';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { peopleFound } from '../model';
import { massActsIn, selectable, useSelection } from '../selection';
import styles from './members-page.module.css';
import { PersonRow } from './person-row';
import { SelectionBar } from './selection-bar';

const NONE: never[] = [];

export function MembersPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const [roleId, setRole] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const people = usePeople(serverId);
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const acts = useApp((state) => massActsIn(state, serverId).join())
    .split(',')
    .filter(Boolean) as ReturnType<typeof massActsIn>;
  const found = useMemo(() => peopleFound(people, roles, query, roleId), [people, roles, query, roleId]);
  const within = useApp((state) =>
    found
      .filter(({ userId }) => selectable(state, serverId, userId))
      .map(({ userId }) => userId)
      .join(),
  );
  const open = useMemo(() => within.split(',').filter(Boolean), [within]);
  const reach = useMemo(() => new Set(open), [open]);
  const selection = useSelection(people);
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
      <div className={styles.tools}>
        <TextField
          label={t('people.search')}
          type="search"
          value={query}
          hint={found.length > 0 ? t('people.shown', { count: found.length }) : t('people.none')}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select<string>
          label={t('people.role')}
          value={roleId}
          options={[
            { value: '', label: t('people.role.all') },
            ...roles
              .filter((role) => role.roleId !== serverId)
              .map((role) => ({ value: role.roleId, label: role.name })),
          ]}
          onChange={setRole}
        />
      </div>
      {acts.length > 0 && open.length > 0 && (
        <label className={styles.all}>
          <input
            type="checkbox"
            className={styles.check}
            checked={open.every((userId) => selection.has(userId))}
            onChange={(event) => selection.toggle(open, event.target.checked)}
          />
          {t('mass.selectShown')}
        </label>
      )}
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
                  <PersonRow
                    serverId={serverId}
                    person={person}
                    selected={
                      acts.length > 0 && reach.has(person.userId) ? selection.has(person.userId) : null
                    }
                    onSelect={(on) => selection.toggle([person.userId], on)}
                  />
                </li>
              )
            );
          })}
        </ul>
      </section>
      <SelectionBar serverId={serverId} acts={acts} selection={selection} />
    </>
  );
}
