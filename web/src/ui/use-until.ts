import { useEffect, useState } from 'react';

/** Longest wait a browser's timer takes. */
const TIMER_MAX_MS = 2_147_000_000;

/** Whether a moment still lies ahead; renders again when it has come. In milliseconds, Infinity never comes. */
export function useUntil(moment: number): boolean {
  const [, again] = useState(0);
  useEffect(() => {
    const left = moment - Date.now();
    if (!(left > 0) || moment === Number.POSITIVE_INFINITY) return;
    let timer = setTimeout(wake, Math.min(left + 20, TIMER_MAX_MS));
    function wake() {
      const rest = moment - Date.now();
      if (rest > 0) timer = setTimeout(wake, Math.min(rest + 20, TIMER_MAX_MS));
      else again((n) => n + 1);
    }
    return () => clearTimeout(timer);
  }, [moment]);
  return moment > Date.now();
}
