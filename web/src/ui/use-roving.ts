import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const STEPS = {
  vertical: { ArrowDown: 1, ArrowUp: -1 },
  horizontal: { ArrowRight: 1, ArrowLeft: -1 },
} as const;

const itemsOf = (root: HTMLElement): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-roving]'),
];

/**
 * A list is one stop of the Tab key; arrow keys, Home and End move inside it. Items carry `data-roving`;
 * the one with `data-roving="current"`, else the first or last, is where Tab enters.
 */
export function useRoving(
  root: RefObject<HTMLElement | null>,
  axis: keyof typeof STEPS,
  enter: 'first' | 'last' = 'first',
) {
  useEffect(() => {
    const list = root.current;
    if (!list) return;
    const items = itemsOf(list);
    const entry =
      items.find((item) => item === document.activeElement) ??
      items.find((item) => item.dataset.roving === 'current') ??
      items.at(enter === 'first' ? 0 : -1);
    for (const item of items) item.tabIndex = item === entry ? 0 : -1;
  });

  return (event: KeyboardEvent) => {
    const list = root.current;
    const target = event.target as HTMLElement;
    if (!list || event.defaultPrevented || !target.matches('[data-roving]')) return;
    const items = itemsOf(list);
    const at = items.indexOf(target);
    const step = (STEPS[axis] as Record<string, number>)[event.key];
    const next = step
      ? items[at + step]
      : event.key === 'Home'
        ? items[0]
        : event.key === 'End'
          ? items.at(-1)
          : undefined;
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
}
