import { useCallback, useEffect, useState } from 'react';
import type { ScheduledEvent } from '../../../api/community-types';
import { interestedIn } from '../../../api/scheduled-events';
import type { Member } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import styles from './events.module.css';

const PAGE = 50;

/** Who comes, page by page. */
export function InterestedList({ event }: { event: ScheduledEvent }) {
  const t = useT();
  const [people, setPeople] = useState<Member[]>([]);
  const [more, setMore] = useState(true);
  const { busy, error, run } = useSubmit();
  const load = useCallback(
    (after: string | null) =>
      run(async () => {
        const page = await interestedIn(event, after, PAGE);
        setPeople((known) => (after ? [...known, ...page] : page));
        setMore(page.length === PAGE);
      }),
    [event, run],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; a new count mounts the list anew.
  useEffect(() => void load(null), []);
  return (
    <>
      <ul className={styles.people} aria-busy={busy}>
        {people.map(({ userId, nickname, user }) => {
          const name = nickname ?? user.displayName;
          return (
            <li key={userId} className={styles.person}>
              <Avatar id={userId} name={name} size={28} picture={user.avatar} />
              <span>{name}</span>
            </li>
          );
        })}
      </ul>
      <ErrorNote error={error} />
      {more && people.length > 0 && (
        <Button look="quiet" busy={busy} onClick={() => void load(people.at(-1)?.userId ?? null)}>
          {t('disc.more')}
        </Button>
      )}
    </>
  );
}
