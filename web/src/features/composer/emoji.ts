import { knownEmoji, readTone, withTone } from '../../lib/emoji';
import { searchNamed, searchPlain } from '../../lib/emoji-search';
import type { Id } from '../../lib/ids';
import { appStore } from '../../store/app-store';
import { type NamedEmoji, usableEmoji } from '../../store/usable-emoji';

export type Suggestion =
  | { key: string; name: string; text: string; emoji: NamedEmoji }
  | { key: string; name: string; text: string; glyph: string };

const SHOWN = 8;

/** The emoji that fit to the beginning of a name: a server's first. */
export function suggestEmoji(channelId: Id, query: string): Suggestion[] {
  const own = searchNamed(
    usableEmoji(appStore.getState(), channelId).map((emoji) => ({ name: emoji.token, emoji })),
    query,
    SHOWN,
  ).map(({ name, emoji }) => ({
    key: emoji.expression.expressionId,
    name,
    text: `:${name}:`,
    emoji,
  }));
  const table = knownEmoji();
  const plain = table ? searchPlain(table, query, SHOWN - Math.min(own.length, SHOWN / 2)) : [];
  return [
    ...own.slice(0, SHOWN - Math.min(plain.length, SHOWN / 2)),
    ...plain.map((emoji) => {
      const glyph = withTone(emoji, readTone());
      const name = emoji.names[0] ?? '';
      return { key: name, name, text: glyph, glyph };
    }),
  ].slice(0, SHOWN);
}
