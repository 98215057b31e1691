import { describe, expect, it } from 'vitest';
import type { Block, Inline } from './ast';
import { parse, plainText } from './parse';
import vectors from './vectors.json';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The tree in a form that is easy to write down in vectors.json. */
function inline(node: Inline): string {
  if (node.type === 'text') return escaped(node.text);
  if (node.type === 'code') return `<code>${escaped(node.text)}</code>`;
  if (node.type === 'emoji') return `<emoji${node.animated ? ' moving' : ''} ${node.name} ${node.id}>`;
  if (node.type === 'mention') return `<mention ${node.userId}>`;
  const children = node.children.map(inline).join('');
  return node.type === 'link'
    ? `<link ${node.url}>${children}</link>`
    : `<${node.type}>${children}</${node.type}>`;
}

function block(node: Block): string {
  if (node.type === 'fence') return `<pre ${node.language}>${escaped(node.text)}</pre>`;
  if (node.type === 'quote') return `<quote>${node.children.map(block).join('')}</quote>`;
  return `<p>${node.children.map(inline).join('')}</p>`;
}

describe('markdown', () => {
  it.each(vectors)('$text', ({ text, html }) => {
    expect(parse(text).map(block).join('')).toBe(html);
  });

  it.each(['*', '**', '_', '`', '||', '[', '<', '> ', '```', '<:', '<:a', '\\', '*_'])(
    'stays quick on 4,000 characters of %s',
    (mark) => {
      const start = performance.now();
      parse(mark.repeat(4000 / mark.length));
      parse(`${mark}a `.repeat(4000 / (mark.length + 2)));
      expect(performance.now() - start).toBeLessThan(500);
    },
  );

  it('gives the words alone, and no spoiler away', () => {
    expect(
      plainText(parse('**hi** ||no|| [there](https://example.org) <:wave:7> <@5> <@6>\n> *you*'), (id) =>
        id === '5' ? 'Ada' : undefined,
      ),
    ).toBe('hi ▒▒▒ there :wave: @Ada @?\nyou');
  });
});
