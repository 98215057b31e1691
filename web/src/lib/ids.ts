/** A snowflake as the API writes it: decimal digits in a string. */
export type Id = string;

/** Order of two snowflakes without leaving strings: the longer is the greater. */
export function compareIds(a: Id, b: Id): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export const isAfter = (a: Id, b: Id): boolean => compareIds(a, b) > 0;

export function maxId(a: Id | null | undefined, b: Id | null | undefined): Id | null {
  if (!a) return b ?? null;
  if (!b) return a;
  return isAfter(a, b) ? a : b;
}

/** Sorted ascending, each id once. */
export function mergeIds(a: readonly Id[], b: readonly Id[]): Id[] {
  return [...new Set([...a, ...b])].sort(compareIds);
}

const EPOCH = 1_420_070_400_000n;

/** Milliseconds since 1970 at which the id was made. */
export function idTime(id: Id): number {
  return Number((BigInt(id) >> 22n) + EPOCH);
}

/** An id as one made at that moment would begin: those of later things come after it. */
export const idAt = (time: number): Id => ((BigInt(time) - EPOCH) << 22n).toString();
