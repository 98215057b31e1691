import { sendMessage } from '../api/channels';
import { isApiError, isTransient } from '../api/errors';
import type { Id } from '../lib/ids';
import { appStore, dispatch } from './app-store';
import { connectionStore } from './connection';
import { allEntries, nextToSend, type OutboxEntry, restore } from './outbox';
import { storedEntries, storeEntries } from './outbox-db';
import { liftSlowModes, slowModeStore, slowSeconds, slowUntil, waitInChannel } from './slow-mode';

const RETRY_MS = 3_000;
/** Slow mode never asks for less, however the reply rounds. */
const SLOW_MIN_MS = 500;
/** Longest wait a browser's timer takes. */
const TIMER_MAX_MS = 2_147_000_000;

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
    if (state.outbox !== before.outbox) void storeEntries(allEntries(state.outbox));
    if (state.channels !== before.channels) liftSlowModes(state, before);
    if (state.outbox !== before.outbox) pump();
  });
  const stopSlow = slowModeStore.subscribe(pump);
  const stopConnection = connectionStore.subscribe((now, before) => {
    if (now.phase === 'live' && before.phase !== 'live') pump();
  });
  pump();
  return () => {
    clearTimeout(slowTimer);
    stopSlow();
    stopStore();
    stopConnection();
  };
}

let slowTimer: ReturnType<typeof setTimeout> | undefined;

function pump(): void {
  clearTimeout(slowTimer);
  if (connectionStore.getState().phase !== 'live') return;
  const state = appStore.getState();
  let next = Number.POSITIVE_INFINITY;
  for (const entries of Object.values(state.outbox)) {
    const entry = nextToSend(entries);
    if (!entry) continue;
    const until = slowUntil(slowModeStore.getState(), entry.channelId);
    if (until > 0) next = Math.min(next, until);
    else void send(entry);
  }
  if (next < Number.POSITIVE_INFINITY)
    slowTimer = setTimeout(pump, Math.min(next - Date.now() + 20, TIMER_MAX_MS));
}

async function send(entry: OutboxEntry): Promise<void> {
  const { channelId, nonce, content } = entry;
  const patch = (change: Partial<OutboxEntry>) =>
    dispatch({ t: 'OUTBOX_CHANGE', d: { channelId, nonce, patch: change } });
  patch({ state: 'sending' });
  try {
    const message = await sendMessage(channelId, content, nonce);
    const seconds = slowSeconds(appStore.getState(), channelId);
    if (seconds > 0) waitInChannel(channelId, seconds * 1000);
    dispatch({ t: 'MESSAGE_CREATE', d: { ...message, nonce } });
  } catch (error) {
    if (isApiError(error) && error.code === 'slow_mode') {
      waitInChannel(channelId, Math.max(error.retryAfter * 1000, SLOW_MIN_MS));
      return patch({ state: 'queued' });
    }
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
