const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address to link to, or null when it is none that we open. */
export function safeUrl(text: string): string | null {
  try {
    const url = new URL(text);
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const BARE = /^https?:\/\/[^\s<>]+/i;

/** A bare address at the start of the text, without the punctuation that follows it in a sentence. */
export function bareUrl(text: string): string | null {
  let found = BARE.exec(text)?.[0];
  while (found) {
    const last = found.at(-1) ?? '';
    const unopened = last === ')' && count(found, ')') > count(found, '(');
    if (!unopened && !/[.,:;!?'"*_~|]/.test(last)) break;
    found = found.slice(0, -1);
  }
  return found && /^https?:\/\/./i.test(found) && safeUrl(found) ? found : null;
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;
