/** The code in what people paste: a whole link or only its end. */
export function codeOf(text: string): string {
  const bare = text
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  return bare.slice(bare.lastIndexOf('/') + 1);
}
