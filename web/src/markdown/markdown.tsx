import { memo, useMemo } from 'react';
import type { Block, Inline } from './ast';
import styles from './markdown.module.css';
import { parse } from './parse';
import { Spoiler } from './spoiler';

/** A message's text, shown. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parse(text), [text]);
  return <div className={styles.body}>{blocks.map(renderBlock)}</div>;
});

function renderBlock(block: Block, index: number) {
  switch (block.type) {
    case 'fence':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, and so must be reachable by keyboard.
        <pre key={index} className={styles.fence} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote key={index} className={styles.quote}>
          {block.children.map(renderBlock)}
        </blockquote>
      );
    case 'paragraph':
      return (
        <p key={index} className={styles.paragraph}>
          {block.children.map(renderInline)}
        </p>
      );
  }
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function renderInline(node: Inline, index: number) {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return (
        <code key={index} className={styles.code}>
          {node.text}
        </code>
      );
    case 'link':
      return (
        <a key={index} href={node.url} target="_blank" rel="noopener noreferrer nofollow">
          {node.children.map(renderInline)}
        </a>
      );
    case 'spoiler':
      return <Spoiler key={index}>{node.children.map(renderInline)}</Spoiler>;
    default: {
      const Tag = TAGS[node.type];
      return <Tag key={index}>{node.children.map(renderInline)}</Tag>;
    }
  }
}
