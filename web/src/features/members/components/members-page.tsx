import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { useFoundMembers } from '../../../store/use-people';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { massActsIn, selectable, useSelection } from '../selection';
import styles from './members-page.module.css';
import { PersonRow } from './person-row';
import { SelectionBar } from './selection-bar';

const NONE: never[] = [];
/** So near to the end the next page is fetched. */
const NEAR = 10;

/** The members of a server, page after page, or those who are looked for. */
export function MembersPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const [roleId, setRoleId] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const total = useApp((state) => state.servers[serverId]?.memberCount ?? 0);
  const { people, state, error, more, retry } = useFoundMembers(serverId, query, { roleId: roleId || null });
  const all = !query.trim() && !roleId;
  const acts = useApp((state) => massActsIn(state, serverId).join())
    .split(',')
    .filter(Boolean) as ReturnType<typeof massActsIn>;
  const within = useApp((state) =>
    people
      .filter(({ userId }) => selectable(state, serverId, userId))
      .map(({ userId }) => userId)
      .join(),
  );
  const open = useMemo(() => within.split(',').filter(Boolean), [within]);
  const reach = useMemo(() => new Set(open), [open]);
  const selection = useSelection(serverId);
  const virtualizer = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (index) => people[index]?.userId ?? index,
    overscan: 8,
  });
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (more && last >= people.length - NEAR) more();
  }, [more, last, people.length]);
  const none = state === 'ready' && people.length === 0;
  const shown = t('people.shown', { count: all ? total : people.length });
  return (
    <>
      <PageHead title={t('manage.members')} lead={t('people.lead')} />
      <div className={styles.tools}>
        <TextField
          label={t('people.search')}
          type="search"
          value={query}
          hint={none ? t('people.none') : state === 'loading' && !all ? t('people.searching') : shown}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select<string>
          label={t('people.role')}
          value={roleId}
          options={[
            { value: '', label: t('people.role.any') },
            ...roles
              .filter((role) => role.roleId !== serverId)
              .map((role) => ({ value: role.roleId, label: role.name })),
          ]}
          onChange={setRoleId}
        />
      </div>
      {state === 'failed' && (
        <div className={styles.failed}>
          <ErrorNote error={describeError(t, error)} />
          <Button onClick={retry}>{t('common.retry')}</Button>
        </div>
      )}
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
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={t('people.list')}
        aria-busy={state === 'loading'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        tabIndex={0}
      >
        <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const person = people[item.index];
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
