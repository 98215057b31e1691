import { useEffect, useRef } from 'react';

/** Gives up the addresses of files that are shown no more. */
export function useReleased(urls: readonly string[]): void {
  const held = useRef<readonly string[]>([]);
  useEffect(() => {
    for (const url of held.current) if (!urls.includes(url)) URL.revokeObjectURL(url);
    held.current = urls;
  }, [urls]);
  useEffect(() => () => held.current.forEach(URL.revokeObjectURL), []);
}
