import { createContext, useContext } from 'react';
import { useT } from '../i18n/use-t';

const ID = 'overlays';

/** Where menus and tooltips are put, so that they too stand in a landmark of the page. */
export function Overlays() {
  const t = useT();
  return <section id={ID} aria-label={t('shell.overlays')} />;
}

/** The open dialog around a part of the page: all outside of it is out of reach, menus and tooltips too. */
export const OpenDialog = createContext<HTMLElement | null>(null);

export function useOverlayRoot(): HTMLElement | null {
  const dialog = useContext(OpenDialog);
  return dialog ?? document.getElementById(ID);
}
