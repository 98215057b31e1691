import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { loadEmoji, rememberEmoji } from '../../lib/emoji';
import type { Id } from '../../lib/ids';
import { expressionStore } from '../../store/expressions';
import { useVanilla } from '../../store/use-app';
import { type Open, openName } from './completion';
import { type Suggestion, suggestEmoji } from './emoji';

interface Options {
  channelId: Id;
  text: string;
  caret: number;
  onChoose(open: Open, suggestion: Suggestion): void;
}

/** What fits to the `:na` before the caret, and the keys that choose from it. */
export function useCompletion({ channelId, text, caret, onChoose }: Options) {
  const [ready, setReady] = useState(0);
  const [chosen, setChosen] = useState(0);
  /** Put away with Escape, until the name changes. */
  const [hidden, setHidden] = useState<number | null>(null);
  const known = useVanilla(expressionStore, (state) => state.known);
  const open = useMemo(() => openName(text, caret), [text, caret]);
  const query = open?.query ?? null;
  const from = open?.from ?? -1;
  useEffect(() => {
    if (query === null || ready > 0) return;
    let current = true;
    loadEmoji().then(
      () => current && setReady(1),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [query, ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known decides what is found.
  const found = useMemo(
    () => (query === null ? [] : suggestEmoji(channelId, query)),
    [channelId, query, known, ready],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name begins at the first again.
  useEffect(() => setChosen(0), [query]);
  useEffect(() => {
    if (from !== hidden) setHidden(null);
  }, [from, hidden]);
  const items = hidden === from ? [] : found;
  const active = Math.min(chosen, items.length - 1);

  function choose(suggestion: Suggestion | undefined) {
    if (!open || !suggestion) return;
    rememberEmoji(suggestion.key);
    onChoose(open, suggestion);
  }

  /** True when the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (items.length === 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'ArrowDown') setChosen((active + 1) % items.length);
    else if (event.key === 'ArrowUp') setChosen((active - 1 + items.length) % items.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(items[active]);
    else if (event.key === 'Escape') setHidden(from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { items, active, setActive: setChosen, choose, onKeyDown };
}
