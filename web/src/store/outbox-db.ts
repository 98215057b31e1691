import { type IDBPDatabase, openDB } from 'idb';
import type { OutboxEntry } from './outbox';

let opened: Promise<IDBPDatabase> | null = null;

function database(): Promise<IDBPDatabase> {
  opened ??= openDB('parley', 1, {
    upgrade: (db) => void db.createObjectStore('outbox', { keyPath: 'nonce' }),
  });
  return opened;
}

/** What was not yet acknowledged when the page went away; nothing when the browser keeps no database for us. */
export async function storedEntries(): Promise<OutboxEntry[]> {
  try {
    return await (await database()).getAll('outbox');
  } catch {
    return [];
  }
}

/** Makes the stored set equal to this one. */
export async function storeEntries(entries: readonly OutboxEntry[]): Promise<void> {
  try {
    const transaction = (await database()).transaction('outbox', 'readwrite');
    // All at once and no waiting in between: what was asked for is done even when the page goes away now.
    const asked = [transaction.store.clear(), ...entries.map((entry) => transaction.store.put(entry))];
    transaction.commit();
    await Promise.all([...asked, transaction.done]);
  } catch {
    // Private windows may refuse; the messages then live as long as the page.
  }
}
