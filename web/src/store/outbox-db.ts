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
    await transaction.store.clear();
    for (const entry of entries) await transaction.store.put(entry);
    await transaction.done;
  } catch {
    // Private windows may refuse; the messages then live as long as the page.
  }
}
