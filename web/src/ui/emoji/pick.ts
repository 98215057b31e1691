/** What was chosen: a plain emoji, or one of a server's. */
export type EmojiPick = { glyph: string; name: string } | { id: string; name: string };

export interface CustomEmoji {
  id: string;
  /** Without colons. */
  name: string;
  src: string;
  animated: boolean;
}

/** A server's emoji. */
export interface CustomGroup {
  id: string;
  title: string;
  /** The name of the server's icon, an asset. */
  picture: string | null;
  emoji: CustomEmoji[];
}
