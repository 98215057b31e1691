import { useEffect, useState } from 'react';
import type { Id } from '../../lib/ids';
import { readDraft, writeDraft } from '../../store/drafts';

/** The text being written in a channel; it outlives the page. */
export function useDraft(channelId: Id): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(channelId));
  useEffect(() => writeDraft(channelId, text), [channelId, text]);
  return [text, setText];
}
