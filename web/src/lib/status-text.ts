/** One emoji as text; one of a server's own (`name:id`) by its name. */
const emojiText = (emoji: string): string => (/^\w+:\d+$/.test(emoji) ? `:${emoji.split(':')[0]}:` : emoji);

export const statusText = ({ text, emoji }: { text: string; emoji: string | null }): string =>
  [emoji && emojiText(emoji), text].filter(Boolean).join(' ');
