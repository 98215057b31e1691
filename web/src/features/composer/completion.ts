/** A name that is being written: from its colon to the caret. */
export interface Open {
  from: number;
  to: number;
  query: string;
}

const NAME = /(?:^|[^\w:`~])(:([\w~+-]{2,32}))$/;

/** The emoji name that ends at the caret, unless it stands in code. */
export function openName(text: string, caret: number): Open | null {
  const before = text.slice(0, caret);
  const match = NAME.exec(before);
  if (!match) return null;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const inCode = line.split('`').length % 2 === 0 || before.split('```').length % 2 === 0;
  if (inCode) return null;
  const [, written = '', query = ''] = match;
  return { from: caret - written.length, to: caret, query };
}

/** The text with a piece of it replaced, and where the caret is then; a blank follows. */
export function replaced(text: string, { from, to }: Pick<Open, 'from' | 'to'>, by: string) {
  const rest = text.slice(to);
  const gap = /^\s/.test(rest) ? '' : ' ';
  return { text: `${text.slice(0, from)}${by}${gap}${rest}`, caret: from + by.length + 1 };
}
