import { useCallback, useEffect, useRef, useState } from 'react';
import type { DiscoveryEntry } from '../../api/community-types';
import { discover } from '../../api/discovery';
import { describeError, type ErrorText } from '../../i18n/describe-error';
import { useT } from '../../i18n/use-t';

export const PAGE = 24;
const PAUSE_MS = 250;

export interface Found {
  entries: DiscoveryEntry[];
  /** The first page for these words is on its way. */
  loading: boolean;
  more: boolean;
  error: ErrorText | null;
  loadMore(): void;
  retry(): void;
}

/** What fits the words, page by page; the answer to older words is dropped. */
export function useFound(query: string): Found {
  const t = useT();
  const [entries, setEntries] = useState<DiscoveryEntry[]>([]);
  const [state, setState] = useState({ loading: true, more: false, error: null as ErrorText | null });
  const round = useRef(0);
  const load = useCallback(
    async (words: string, offset: number) => {
      const mine = ++round.current;
      setState((now) => ({ ...now, loading: true, error: null }));
      try {
        const page = await discover(words, offset, PAGE);
        if (mine !== round.current) return;
        setEntries((known) => (offset ? [...known, ...fresh(known, page)] : page));
        setState({ loading: false, more: page.length === PAGE, error: null });
      } catch (error) {
        if (mine === round.current) setState({ loading: false, more: false, error: describeError(t, error) });
      }
    },
    [t],
  );
  useEffect(() => {
    const timer = setTimeout(() => void load(query.trim(), 0), query ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [query, load]);
  return {
    entries,
    ...state,
    loadMore: () => void load(query.trim(), entries.length),
    retry: () => void load(query.trim(), 0),
  };
}

/** Servers change places between two pages: each shows once. */
const fresh = (known: DiscoveryEntry[], page: DiscoveryEntry[]): DiscoveryEntry[] =>
  page.filter(({ serverId }) => !known.some((one) => one.serverId === serverId));
