import { type RefObject, useEffect } from 'react';
import { isCoarse } from '../../lib/platform';

const busyElsewhere = (element: Element | null): boolean =>
  !!element?.closest(
    'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"]',
  );

/** Any printable key goes to the composer when nothing else wants it. */
export function useFocusOnTyping(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (!isCoarse() && !busyElsewhere(document.activeElement)) field.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      const printable =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const inMessage = document.activeElement?.matches('[data-message]') && /^[ec]$/.test(event.key);
      if (!printable || event.defaultPrevented || inMessage || busyElsewhere(document.activeElement)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      field.current?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [field]);
}
