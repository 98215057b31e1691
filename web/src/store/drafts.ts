import type { Id } from '../lib/ids';
import { readStored, writeStored } from '../lib/storage';

const KEY = 'parley.drafts';

/** Kept at once and synchronously, so that not even a killed tab loses a word. */
export const readDraft = (channelId: Id): string => readStored<Record<Id, string>>(KEY, {})[channelId] ?? '';

export function writeDraft(channelId: Id, text: string): void {
  const { [channelId]: _old, ...others } = readStored<Record<Id, string>>(KEY, {});
  writeStored(KEY, text ? { ...others, [channelId]: text } : others);
}
