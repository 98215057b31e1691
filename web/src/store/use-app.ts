import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { appStore } from './app-store';
import type { State } from './state';

export function useApp<T>(select: (state: State) => T): T {
  return useStore(appStore, select);
}

export function useVanilla<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  return useStore(store, select);
}
