import { useCallback, useRef, useState } from 'react';
import { describeError, type ErrorText } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';

export interface Submit {
  busy: boolean;
  error: ErrorText | null;
  /** The field that the server refused, when it named one. */
  field: string | null;
  run(work: () => Promise<void>): Promise<void>;
}

/** One piece of work at a time, with its failure in words. */
export function useSubmit(): Submit {
  const t = useT();
  const [state, set] = useState<Omit<Submit, 'run'>>({ busy: false, error: null, field: null });
  const running = useRef(false);
  const run = useCallback(
    async (work: () => Promise<void>) => {
      if (running.current) return;
      running.current = true;
      set({ busy: true, error: null, field: null });
      try {
        await work();
        set({ busy: false, error: null, field: null });
      } catch (error) {
        set({ busy: false, error: describeError(t, error), field: refusedField(error) });
      } finally {
        running.current = false;
      }
    },
    [t],
  );
  return { ...state, run };
}

function refusedField(error: unknown): string | null {
  const problem = (error as { problem?: { field?: string; errors?: { field: string }[] } } | null)?.problem;
  return problem?.field ?? problem?.errors?.[0]?.field ?? null;
}
