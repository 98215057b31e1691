import type { MarkdownParts } from '../../markdown/markdown';
import { MessageEmoji } from './components/message-emoji';
import { MessageMention } from './components/message-mention';

/** What a message's text names, shown as it stands in the store. Needs `MessageServer` around. */
export const messageParts: MarkdownParts = { Emoji: MessageEmoji, Mention: MessageMention };
