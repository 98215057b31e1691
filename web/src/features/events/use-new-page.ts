import { type RefObject, useEffect, useRef } from 'react';

/** Another page in the same window begins at its top, and at its first field where it is a form. */
export function useNewPage(key: string): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  const before = useRef(key);
  useEffect(() => {
    const dialog = page.current?.closest<HTMLElement>('[role="dialog"]');
    if (!dialog || before.current === key) return;
    before.current = key;
    dialog.scrollTop = 0;
    const field = page.current?.querySelector<HTMLElement>('input:not([type="radio"])');
    (field ?? dialog).focus({ preventScroll: true });
  }, [key]);
  return page;
}
