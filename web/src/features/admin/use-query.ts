import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** What is searched for, a moment after the last key. */
export function useQuery(): { typed: string; query: string; type(text: string): void } {
  const [typed, type] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, query, type };
}
