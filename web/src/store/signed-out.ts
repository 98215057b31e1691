import { createEmitter } from '../lib/emitter';

/** Fires when this browser is no longer logged in: `told` = by the person, here or in another tab. */
export const signedOut = createEmitter<{ told: boolean }>();
