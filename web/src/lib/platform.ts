const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The modifier people call Ctrl, or Command on a Mac. */
export const modifierName = mac ? '⌘' : 'Ctrl';

export const hasModifier = (event: KeyboardEvent): boolean => (mac ? event.metaKey : event.ctrlKey);

/** Touch first: Enter makes a new line there, and nothing takes the focus by itself. */
export const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;
