import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { memberPage, searchMembers } from '../api/servers';
import type { Id } from '../lib/ids';
import { dispatch } from './app-store';
import { setPresences } from './presence';
import { nameIn } from './selectors';
import type { MemberInfo, State } from './state';
import { useApp } from './use-app';

export interface Person extends MemberInfo {
  /** As called here. */
  name: string;
  account: string;
  bot: boolean;
  avatar: string | null;
}

export interface FoundMembers {
  people: Person[];
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  /** The next page, where there is one. */
  more: (() => void) | null;
  retry(): void;
}

const PAGE = 50;
/** A search finds no more at once. */
export const FOUND_MAX = 100;
/** While one types, nothing is looked for. */
const REST_MS = 200;

interface Page {
  ids: Id[];
  full: boolean;
}

/** One page of members: all of them by id, or those whose name begins so, of one role if named. They become known. */
async function fetchPage(serverId: Id, query: string, roleId: Id | null, after: Id | null): Promise<Page> {
  const searching = query !== '' || roleId !== null;
  const members = searching
    ? await searchMembers(serverId, query, roleId, FOUND_MAX)
    : await memberPage(serverId, after, PAGE);
  dispatch({ t: 'MEMBERS', d: { serverId, members } });
  setPresences(members);
  return { ids: members.map(({ userId }) => userId), full: !searching && members.length === PAGE };
}

function personOf(state: State, serverId: Id, userId: Id): Person[] {
  const member = state.members[serverId]?.[userId];
  const user = state.users[userId];
  if (!member || !user) return [];
  const { name: account, bot, avatar } = user;
  return [{ ...member, name: nameIn(state, serverId, userId) ?? '', account, bot, avatar }];
}

/** Members by search, or without one page after page. `asleep`: nothing is fetched yet. */
export function useFoundMembers(
  serverId: Id,
  query: string,
  { roleId = null, asleep = false }: { roleId?: Id | null; asleep?: boolean } = {},
): FoundMembers {
  const wanted = query.trim();
  const [page, setPage] = useState<Page>({ ids: [], full: false });
  const [state, setState] = useState<FoundMembers['state']>('loading');
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const turn = useRef(0);
  const load = useCallback(
    async (before: Page | null) => {
      const mine = ++turn.current;
      setState('loading');
      try {
        const next = await fetchPage(serverId, wanted, roleId, before?.ids.at(-1) ?? null);
        if (mine !== turn.current) return;
        setPage({ ids: [...(before?.ids ?? []), ...next.ids], full: next.full });
        setState('ready');
      } catch (failure) {
        if (mine !== turn.current) return;
        setError(failure);
        setState('failed');
      }
    },
    [serverId, wanted, roleId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a wish to load again.
  useEffect(() => {
    if (asleep) return;
    const timer = setTimeout(() => void load(null), wanted ? REST_MS : 0);
    return () => {
      clearTimeout(timer);
      turn.current++;
    };
  }, [load, wanted, asleep, round]);
  const members = useApp((all) => all.members[serverId]);
  const users = useApp((all) => all.users);
  const self = useApp((all) => all.self);
  const me = useApp((all) => all.me);
  const people = useMemo(() => {
    const known = { members: { [serverId]: members ?? {} }, users, self, me } as State;
    return page.ids.flatMap((userId) => personOf(known, serverId, userId));
  }, [page, members, users, self, me, serverId]);
  const more = page.full && state === 'ready' ? () => void load(page) : null;
  return { people, state, error, more, retry: () => setRound((n) => n + 1) };
}
