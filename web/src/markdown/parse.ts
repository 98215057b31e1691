import type { Block, Inline } from './ast';
import { parseInline } from './inline';

const FENCE = /```(?:([\w+#.-]{1,20})?\n)?([\s\S]*?[^\s`][\s\S]*?)```\n?/g;

/** A message's text as blocks: fences first, then quotes, then what is left as paragraphs. */
export function parse(text: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const match of text.matchAll(FENCE)) {
    blocks.push(...parseLines(text.slice(at, match.index).replace(/\n$/, '')));
    blocks.push({ type: 'fence', language: match[1] ?? '', text: (match[2] ?? '').replace(/\n$/, '') });
    at = match.index + match[0].length;
  }
  return [...blocks, ...parseLines(text.slice(at))];
}

function parseLines(text: string): Block[] {
  if (!text) return [];
  const blocks: Block[] = [];
  let lines: string[] = [];
  let quoted = false;
  const flush = () => {
    const body = lines.join('\n');
    if (lines.length > 0 && quoted)
      blocks.push({ type: 'quote', children: [{ type: 'paragraph', children: parseInline(body) }] });
    else if (body) blocks.push({ type: 'paragraph', children: parseInline(body) });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const quote = /^> /.exec(line);
    if (!!quote !== quoted) flush();
    quoted = !!quote;
    lines.push(quote ? line.slice(quote[0].length) : line);
  }
  flush();
  return blocks;
}

/** Only the words: for announcements, labels and previews. Spoilers stay hidden; `nameOf` says who an id is. */
export function plainText(blocks: Block[], nameOf: (userId: string) => string | undefined): string {
  const inline = (node: Inline): string => {
    switch (node.type) {
      case 'text':
      case 'code':
        return node.text;
      case 'emoji':
        return `:${node.name}:`;
      case 'mention':
        return `@${nameOf(node.userId) ?? '?'}`;
      case 'spoiler':
        return '▒▒▒';
      default:
        return node.children.map(inline).join('');
    }
  };
  const block = (node: Block): string => {
    if (node.type === 'fence') return node.text;
    return node.type === 'quote' ? node.children.map(block).join('\n') : node.children.map(inline).join('');
  };
  return blocks.map(block).join('\n');
}
