import { useEffect, useState } from 'react';
import { isApiError } from '../../api/errors';
import { type RuleBody, tryScreening, type Verdict } from '../../api/screening';
import { describeError } from '../../i18n/describe-error';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';

const PAUSE_MS = 350;

export interface Tried {
  /** The text that the verdict is about; null while nothing was tried. */
  text: string | null;
  verdict: Verdict | null;
  /** Why it could not be tried, and by which field of the rule. */
  fault: { field: string; text: string } | null;
  busy: boolean;
}

const NOTHING: Tried = { text: null, verdict: null, fault: null, busy: false };

/** What the server makes of a text, asked a moment after the last key: by one rule, or by all that are enabled. */
export function useVerdict(serverId: Id, text: string, rule: RuleBody | null, asks: boolean): Tried {
  const t = useT();
  const [tried, setTried] = useState<Tried>(NOTHING);
  const sent = rule && JSON.stringify(rule);
  useEffect(() => {
    if (!asks) return setTried(NOTHING);
    let current = true;
    setTried((before) => ({ ...before, busy: true }));
    const ask = async () => {
      try {
        const verdict = await tryScreening(serverId, text, sent ? (JSON.parse(sent) as RuleBody) : undefined);
        if (current) setTried({ text, verdict, fault: null, busy: false });
      } catch (error) {
        if (current) setTried({ text, verdict: null, fault: faultFrom(error), busy: false });
      }
    };
    const faultFrom = (error: unknown) => {
      const problem = isApiError(error) ? error.problem : undefined;
      const field = problem?.errors?.[0]?.field ?? problem?.field ?? '';
      return { field: field.replace(/^rule\./, ''), text: problem?.detail || describeError(t, error).text };
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [serverId, text, sent, asks, t]);
  return tried;
}
