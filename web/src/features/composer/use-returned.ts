import { useEffect, useState } from 'react';
import { ApiError } from '../../api/errors';
import { describeError } from '../../i18n/describe-error';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { dispatch } from '../../store/app-store';
import { useApp } from '../../store/use-app';

/**
 * A message that a rule of the server held back returns to where it was written, and why with it. With
 * something else written there meanwhile it stays in the list, as everything that could not be sent.
 */
export function useReturned(channelId: Id, text: string, setText: (text: string) => void): string | null {
  const t = useT();
  const [returned, setReturned] = useState<{ text: string; why: string } | null>(null);
  const entry = useApp((state) => state.outbox[channelId]?.find((one) => one.reason === 'screened'));
  useEffect(() => {
    if (entry?.state !== 'failed' || text !== '') return;
    const failure = new ApiError({ code: 'screened', detail: entry.detail }, null);
    setText(entry.content);
    setReturned({ text: entry.content, why: describeError(t, failure).text });
    dispatch({ t: 'OUTBOX_DROP', d: { channelId, nonce: entry.nonce } });
  }, [entry, text, setText, channelId, t]);
  // Changed, it is another text.
  return returned && returned.text === text ? returned.why : null;
}
