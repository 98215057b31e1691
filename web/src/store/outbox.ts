import type { Id } from '../lib/ids';

/** A message on its way: `queued` waits its turn, `sending` is under way, `failed` needs a person. */
export interface OutboxEntry {
  nonce: string;
  channelId: Id;
  content: string;
  createdAt: number;
  state: 'queued' | 'sending' | 'failed';
  /** The error's code, when failed. */
  reason?: string;
  detail?: string;
  requestId?: string | null;
}

export type Outbox = Record<Id, OutboxEntry[]>;

export const enqueue = (outbox: Outbox, entry: OutboxEntry): Outbox => ({
  ...outbox,
  [entry.channelId]: [...(outbox[entry.channelId] ?? []), entry],
});

/** The entry that may go next: one at a time per channel, in order; failed ones stand aside. */
export function nextToSend(entries: readonly OutboxEntry[] | undefined): OutboxEntry | null {
  if (!entries || entries.some((entry) => entry.state === 'sending')) return null;
  return entries.find((entry) => entry.state === 'queued') ?? null;
}

export function change(outbox: Outbox, channelId: Id, nonce: string, patch: Partial<OutboxEntry>): Outbox {
  const entries = outbox[channelId];
  if (!entries?.some((entry) => entry.nonce === nonce)) return outbox;
  const changed = entries.map((entry) => (entry.nonce === nonce ? { ...entry, ...patch } : entry));
  return { ...outbox, [channelId]: changed };
}

/** Gone: acknowledged by whichever came first, or given up. */
export function settle(outbox: Outbox, channelId: Id, nonce: string): Outbox {
  const entries = outbox[channelId];
  if (!entries?.some((entry) => entry.nonce === nonce)) return outbox;
  const { [channelId]: _old, ...others } = outbox;
  const rest = entries.filter((entry) => entry.nonce !== nonce);
  return rest.length > 0 ? { ...others, [channelId]: rest } : others;
}

/** As stored by an earlier page: what was under way then has to be asked again; the nonce keeps it single. */
export function restore(entries: readonly OutboxEntry[]): Outbox {
  let outbox: Outbox = {};
  for (const entry of [...entries].sort((a, b) => a.createdAt - b.createdAt)) {
    outbox = enqueue(outbox, entry.state === 'sending' ? { ...entry, state: 'queued' } : entry);
  }
  return outbox;
}

export const allEntries = (outbox: Outbox): OutboxEntry[] => Object.values(outbox).flat();
