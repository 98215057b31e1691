const FOCUSABLE = 'a[href], button:not(:disabled), textarea, input, select, [tabindex="0"]';

/** F6: on to the next part of the page, to where its keyboard way begins. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (r) => r.offsetParent !== null,
  );
  const active = document.activeElement;
  const at = regions.findLastIndex((region) => region.contains(active));
  for (let i = 1; i <= regions.length; i++) {
    const start = at < 0 && step < 0 ? 0 : at;
    const region = regions[(start + step * i + regions.length * 2) % regions.length];
    const target = region && entry(region);
    if (target) return target.focus();
  }
}

function entry(region: HTMLElement): HTMLElement | null {
  const roving = region.querySelector<HTMLElement>('[data-roving][tabindex="0"]');
  return region.querySelector<HTMLElement>('textarea:not([data-message] *)') &&
    region.dataset.region === 'composer'
    ? region.querySelector<HTMLElement>('textarea')
    : (roving ?? region.querySelector<HTMLElement>(FOCUSABLE));
}
