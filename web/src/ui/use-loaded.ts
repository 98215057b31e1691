import { useCallback, useEffect, useState } from 'react';
import { describeError, type ErrorText } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; error: ErrorText; code: string }
  | { state: 'ready'; value: T };

/** Data that only this view needs, fetched when it shows; `load` must be stable. */
export function useLoaded<T>(
  load: () => Promise<T>,
): [Loaded<T>, reload: () => void, set: (value: T) => void] {
  const t = useT();
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a wish to load again.
  useEffect(() => {
    let current = true;
    setLoaded({ state: 'loading' });
    load().then(
      (value) => current && setLoaded({ state: 'ready', value }),
      (error: unknown) =>
        current &&
        setLoaded({
          state: 'failed',
          error: describeError(t, error),
          code: (error as { code?: string }).code ?? '',
        }),
    );
    return () => {
      current = false;
    };
  }, [load, round, t]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const set = useCallback((value: T) => setLoaded({ state: 'ready', value }), []);
  return [loaded, reload, set];
}
