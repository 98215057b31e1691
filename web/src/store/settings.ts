import { createStore } from 'zustand/vanilla';
import { readStored, writeStored } from '../lib/storage';

export interface Settings {
  theme: 'dark' | 'light' | 'system';
  density: 'cosy' | 'compact';
  fontSize: number;
}

const KEY = 'parley.settings';
const defaults: Settings = { theme: 'system', density: 'cosy', fontSize: 16 };

export const FONT_SIZES = { min: 12, max: 24 };

const load = (): Settings => ({ ...defaults, ...readStored<Partial<Settings>>(KEY, {}) });

/** How Parley looks on this device. */
export const settingsStore = createStore<Settings>(load);

export function changeSettings(patch: Partial<Settings>): void {
  settingsStore.setState(patch);
  writeStored(KEY, settingsStore.getState());
}

/** Another tab changed them. */
export const reloadSettings = (): void => settingsStore.setState(load());
