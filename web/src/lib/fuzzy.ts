/** How well `query` fits `text`: 0 = not at all; letters in order count, runs and word starts count more. */
export function fuzzyScore(query: string, text: string): number {
  const wanted = query.toLocaleLowerCase();
  const given = text.toLocaleLowerCase();
  if (!wanted) return 1;
  if (given === wanted) return 1000;
  if (given.startsWith(wanted)) return 500 - given.length;
  let score = 1;
  let at = -1;
  for (const letter of wanted) {
    const next = given.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1) score += 8;
    if (next === 0 || /[\s\-_.]/.test(given[next - 1] ?? '')) score += 12;
    score += Math.max(0, 4 - (next - at));
    at = next;
  }
  return score;
}
