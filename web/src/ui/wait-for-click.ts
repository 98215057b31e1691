import type { PointerEvent } from 'react';

/** Of a menu's entry: the menu may open under the very button that called it; letting go of that one chooses nothing, a click does. */
export const waitForClick = (event: PointerEvent): void => event.preventDefault();
