export const FIRST_DELAY_MS = 1_000;
export const LONGEST_DELAY_MS = 60_000;

/** Full jitter: anywhere between nothing and a ceiling that doubles with each attempt. */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return Math.round(ceiling * random);
}
