import { type Settings, settingsStore } from '../store/settings';

const light = matchMedia('(prefers-color-scheme: light)');

function show({ theme, density, fontSize }: Settings): void {
  const root = document.documentElement;
  const chosen = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
  root.dataset.theme = chosen;
  root.dataset.density = density;
  root.style.setProperty('--size', `${fontSize}px`);
}

/** Lays the settings over the page, now and whenever they or the system change. */
export function applySettings(): void {
  const now = () => show(settingsStore.getState());
  settingsStore.subscribe(now);
  light.addEventListener('change', now);
  now();
}
