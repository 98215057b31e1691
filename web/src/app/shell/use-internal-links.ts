import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** Links to this Parley inside messages go through the router instead of loading the page anew. */
export function useInternalLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const anchor = (event.target as Element).closest?.('a[href]');
    if (!(anchor instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || anchor.target !== '_blank') return;
    const url = new URL(anchor.href);
    if (url.origin !== location.origin || !url.pathname.startsWith('/app/')) return;
    event.preventDefault();
    router.history.push(url.pathname + url.search + url.hash);
  };
}
