import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { describeError, type ErrorText } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';

export interface Pages<T> {
  items: T[];
  /** Everything there is was fetched. */
  done: boolean;
  error: ErrorText | null;
  /** The next page, also after a failure. */
  load(): void;
  change(how: (items: T[]) => T[]): void;
  /** Where it comes into view the next page is fetched. */
  end: RefObject<HTMLDivElement | null>;
}

/**
 * A long list, page after page as one comes to its end. `fetch` gets the last one there is, or null, and must be
 * stable; `size` is how many a full page has. For another list give the component another key.
 */
export function usePages<T>(fetch: (last: T | null) => Promise<T[]>, size: number): Pages<T> {
  const t = useT();
  const end = useRef<HTMLDivElement>(null);
  const [items, setItems] = useState<T[]>([]);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<ErrorText | null>(null);
  const loading = useRef(false);
  const [round, setRound] = useState(0);
  const last = useRef<T | null>(null);
  const load = useCallback(async () => {
    if (loading.current) return;
    loading.current = true;
    try {
      const page = await fetch(last.current);
      last.current = page.at(-1) ?? last.current;
      setItems((before) => [...before, ...page]);
      setDone(page.length < size);
      setError(null);
      setRound((n) => n + 1);
    } catch (failure) {
      setError(describeError(t, failure));
    } finally {
      loading.current = false;
    }
  }, [fetch, size, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end is looked at anew.
  useEffect(() => {
    if (done || error || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), {
      rootMargin: '300px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [load, done, error, round]);
  const change = useCallback((how: (items: T[]) => T[]) => setItems(how), []);
  return { items, done, error, load: () => void load(), change, end };
}
