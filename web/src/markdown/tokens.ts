import type { Inline } from './ast';

/** `<:name:ID>`, `<a:name:ID>` where it moves, and `<@ID>`: what is written between angles and is no address. */
const TOKEN = /<(?:(a?):(\w{2,32}):(\d{1,20})|@(\d{1,20}))>/y;

/** The token that begins here, and where it ends. */
export function token(text: string, at: number): [node: Inline, end: number] | null {
  if (text[at] !== '<') return null;
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text);
  if (!match) return null;
  const [all, moving, name, id, userId] = match;
  const end = at + all.length;
  if (userId) return [{ type: 'mention', userId }, end];
  return [{ type: 'emoji', name: name ?? '', id: id ?? '', animated: moving === 'a' }, end];
}
