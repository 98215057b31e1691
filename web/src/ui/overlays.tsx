import { useT } from '../i18n/use-t';

const ID = 'overlays';

/** Where menus and tooltips are put, so that they too stand in a landmark of the page. */
export function Overlays() {
  const t = useT();
  return <section id={ID} aria-label={t('shell.overlays')} />;
}

export const overlayRoot = (): HTMLElement | null => document.getElementById(ID);
