import { createStore } from 'zustand/vanilla';

export interface Connection {
  phase: 'idle' | 'connecting' | 'waiting' | 'live';
  /** Since when there is no live line; null while there is one. */
  downSince: number | null;
  retryAt: number | null;
  everLive: boolean;
  browserOnline: boolean;
}

export const connectionStore = createStore<Connection>(() => ({
  phase: 'idle',
  downSince: null,
  retryAt: null,
  everLive: false,
  browserOnline: true,
}));
