import { createEmitter } from '../lib/emitter';

export interface Toast {
  id: number;
  text: string;
  /** Stays until answered when it asks for something, unless it is only a way back. */
  action?: { label: string; onClick(): void; fades?: boolean };
}

export const toasts = createEmitter<Toast>();
let last = 0;

/** A word at the edge of the page that needs no answer. */
export const toast = (text: string, action?: Toast['action']): void =>
  toasts.emit({ id: ++last, text, action });
