import { createEmitter } from '../lib/emitter';

type Send = (op: number, d: unknown) => boolean;

let current: Send | null = null;

/** A live line stands, new or resumed: what a session was told by hand has to be told again. */
export const lineOpened = createEmitter<{ resumed: boolean }>();

export function attachLine(send: Send | null): void {
  current = send;
}

/** A frame to the gateway; false when there is no live line to take it. */
export const sendFrame: Send = (op, d) => current?.(op, d) ?? false;
