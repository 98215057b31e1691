import { createStore } from 'zustand/vanilla';
import type { Id } from '../lib/ids';
import { mayIn } from './permissions';
import type { State } from './state';

/** Until when one waits before the next message, by channel. */
export const slowModeStore = createStore<Record<Id, number>>(() => ({}));

/** Seconds between two of one's own messages there; 0 for who is free of it. */
export function slowSeconds(state: State, channelId: Id): number {
  const seconds = state.channels[channelId]?.slowmodeSeconds ?? 0;
  const free = (['bypass_slowmode', 'manage_messages', 'manage_channels'] as const).some((permission) =>
    mayIn(state, channelId, permission),
  );
  return free ? 0 : seconds;
}

/** When the next message may go; 0 = at once. */
export function slowUntil(waits: Record<Id, number>, channelId: Id): number {
  const until = waits[channelId] ?? 0;
  return until > Date.now() ? until : 0;
}

/** After a message went out, or one was refused for coming too soon. */
export const waitInChannel = (channelId: Id, ms: number): void =>
  slowModeStore.setState({ [channelId]: Date.now() + ms });

/** Slow mode was turned off where one waits: nobody has to any more. */
export function liftSlowModes(now: State, before: State): void {
  for (const channelId of Object.keys(slowModeStore.getState())) {
    const had = before.channels[channelId]?.slowmodeSeconds;
    if (had && now.channels[channelId]?.slowmodeSeconds === 0) slowModeStore.setState({ [channelId]: 0 });
  }
}

export const forgetSlowModes = (): void => slowModeStore.setState({}, true);
