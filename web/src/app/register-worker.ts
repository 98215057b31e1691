import { createEmitter } from '../lib/emitter';

/** Fires when a new version is ready; the listener gets the way to take it on. */
export const newVersion = createEmitter<() => void>();

const WORKER = '/app/sw.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The one script address that this page may hand to the browser, under the policy that the CSP names. */
function trusted(url: string): string {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  const policy = types.createPolicy('parley', {
    createScriptURL(given) {
      if (given !== WORKER) throw new TypeError(`not a script of ours: ${given}`);
      return given;
    },
  });
  return policy.createScriptURL(url) as string;
}

export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const hadOne = !!workers.controller;
  const options = { scope: '/app/', updateViaCache: 'none' } as const;
  workers.register(trusted(WORKER), options).then(
    (registration?: ServiceWorkerRegistration) => {
      if (!registration) return;
      const offer = () => {
        const waiting = registration.waiting;
        if (waiting && workers.controller) newVersion.emit(() => waiting.postMessage('skip-waiting'));
      };
      offer();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', offer);
      });
    },
    () => undefined,
  );
  workers.addEventListener('controllerchange', () => hadOne && location.reload());
}
