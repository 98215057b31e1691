import { createStore } from 'zustand/vanilla';
import { updateOwnPresence } from '../api/presence';
import type { PresenceChoice, Status } from '../api/types';
import { Op } from '../realtime/frames';
import { lineOpened, sendFrame } from './line';

/** Without a key or a move for so long, nobody is there. */
export const IDLE_AFTER_MS = 600_000;
/** Input is looked at no more often than this. */
const LOOK_MS = 1_000;

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

interface Own {
  /** Null until it has come. */
  choice: PresenceChoice | null;
  /** Nobody is at this device. */
  idle: boolean;
}

export const ownPresenceStore = createStore<Own>(() => ({ choice: null, idle: false }));

export const onPresenceChoice = (choice: PresenceChoice): void => ownPresenceStore.setState({ choice });

/** How oneself shows: what was chosen, but idle while nobody is at any device. */
export function ownStatus({ choice, idle }: Own, told: Status): Status {
  if (choice?.status === 'invisible') return 'offline';
  if (choice && choice.status !== 'online') return choice.status;
  return idle && told === 'idle' ? 'idle' : 'online';
}

/** At once here, then on the server; back when that said no. */
export async function choosePresence(body: Parameters<typeof updateOwnPresence>[0]): Promise<void> {
  const before = ownPresenceStore.getState().choice;
  if (before && body.status) ownPresenceStore.setState({ choice: { ...before, status: body.status } });
  try {
    ownPresenceStore.setState({ choice: await updateOwnPresence(body) });
  } catch (error) {
    ownPresenceStore.setState({ choice: before });
    throw error;
  }
}

const tell = (idle: boolean): boolean => sendFrame(Op.presence, { idle });

function setIdle(idle: boolean): void {
  if (ownPresenceStore.getState().idle === idle) return;
  ownPresenceStore.setState({ idle });
  tell(idle);
}

/** Tells the gateway when this device is left alone, and when somebody comes back. */
export function watchIdle(): () => void {
  let timer = setTimeout(() => setIdle(true), IDLE_AFTER_MS);
  let looked = 0;
  const onInput = () => {
    const now = Date.now();
    if (now - looked < LOOK_MS) return;
    looked = now;
    clearTimeout(timer);
    timer = setTimeout(() => setIdle(true), IDLE_AFTER_MS);
    setIdle(false);
  };
  // A line that was resumed still has what the last one said.
  const stopTelling = lineOpened.on(({ resumed }) => {
    const { idle } = ownPresenceStore.getState();
    if (idle || resumed) tell(idle);
  });
  for (const input of INPUTS) addEventListener(input, onInput, { passive: true, capture: true });
  return () => {
    clearTimeout(timer);
    stopTelling();
    for (const input of INPUTS) removeEventListener(input, onInput, { capture: true });
    ownPresenceStore.setState({ choice: null, idle: false });
  };
}
