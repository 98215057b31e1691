import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  addEventListener('focus', changed);
  addEventListener('blur', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    removeEventListener('focus', changed);
    removeEventListener('blur', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}

export const isReading = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Is somebody looking at this page? */
export const useReading = (): boolean => useSyncExternalStore(subscribe, isReading);
