import { sendMessage } from '../api/channels';
import { isApiError, isTransient } from '../api/errors';
import type { Id } from '../lib/ids';
import { appStore, dispatch } from './app-store';
import { connectionStore } from './connection';
import { allEntries, nextToSend, type OutboxEntry, restore } from './outbox';
import { storedEntries, storeEntries } from './outbox-db';

const RETRY_MS = 3_000;

/** A message enters the outbox and shows at once; what follows is the runner's business. */
export function enqueueMessage(channelId: Id, content: string): void {
  const nonce = crypto.randomUUID();
  dispatch({ t: 'OUTBOX_ADD', d: { nonce, channelId, content, createdAt: Date.now(), state: 'queued' } });
}

export function retryMessage({ channelId, nonce }: OutboxEntry): void {
  dispatch({ t: 'OUTBOX_CHANGE', d: { channelId, nonce, patch: { state: 'queued', reason: undefined } } });
}

/** Sends what is queued, one after the other in each channel, and stores the rest for the next page. */
export async function runOutbox(): Promise<() => void> {
  const stored = await storedEntries();
  if (stored.length > 0) dispatch({ t: 'OUTBOX_RESTORED', d: restore(stored) });
  const stopStore = appStore.subscribe((state, before) => {
    if (state.outbox === before.outbox) return;
    void storeEntries(allEntries(state.outbox));
    pump();
  });
  const stopConnection = connectionStore.subscribe((now, before) => {
    if (now.phase === 'live' && before.phase !== 'live') pump();
  });
  pump();
  return () => {
    stopStore();
    stopConnection();
  };
}

function pump(): void {
  if (connectionStore.getState().phase !== 'live') return;
  for (const entries of Object.values(appStore.getState().outbox)) {
    const entry = nextToSend(entries);
    if (entry) void send(entry);
  }
}

async function send(entry: OutboxEntry): Promise<void> {
  const { channelId, nonce, content } = entry;
  const patch = (change: Partial<OutboxEntry>) =>
    dispatch({ t: 'OUTBOX_CHANGE', d: { channelId, nonce, patch: change } });
  patch({ state: 'sending' });
  try {
    const message = await sendMessage(channelId, content, nonce);
    dispatch({ t: 'MESSAGE_CREATE', d: { ...message, nonce } });
  } catch (error) {
    const delay = waitFor(error);
    if (delay === null) patch({ state: 'failed', ...explain(error) });
    else setTimeout(() => patch({ state: 'queued' }), delay);
  }
}

/** Milliseconds until another try makes sense, or null: a person has to decide. */
function waitFor(error: unknown): number | null {
  if (isApiError(error) && error.status === 429) return Math.max(error.retryAfter, 0.5) * 1000;
  return isTransient(error) ? RETRY_MS : null;
}

const explain = (error: unknown): Partial<OutboxEntry> =>
  isApiError(error)
    ? { reason: error.code, detail: error.detail, requestId: error.requestId }
    : { reason: 'unknown' };
