import type { Id } from '../lib/ids';
import { readStored, writeStored } from '../lib/storage';

interface Places {
  server: Id | null;
  channels: Record<Id, Id>;
}

const KEY = 'parley.places';
const read = (): Places => readStored<Places>(KEY, { server: null, channels: {} });

/** Where this device was last, so that coming back is coming back there. */
export function rememberPlace(server: Id, channel: Id): void {
  const { channels } = read();
  writeStored(KEY, { server, channels: { ...channels, [server]: channel } });
}

export const lastServer = (): Id | null => read().server;
export const lastChannel = (server: Id): Id | null => read().channels[server] ?? null;
