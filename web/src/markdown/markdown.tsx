import { clsx } from 'clsx';
import { type ComponentType, memo, type ReactNode, useMemo } from 'react';
import type { Block, Inline } from './ast';
import { isJumbo } from './jumbo';
import styles from './markdown.module.css';
import { parse } from './parse';
import { Spoiler } from './spoiler';

/** What a text names and only who shows it knows. Without them the name stands in the text. */
export interface MarkdownParts {
  Emoji: ComponentType<{ id: string; name: string; animated: boolean; large: boolean }>;
  Mention: ComponentType<{ userId: string }>;
}

interface Props {
  text: string;
  /** Must be stable. */
  parts?: MarkdownParts;
}

/** A message's text, shown. */
export const Markdown = memo(function Markdown({ text, parts }: Props) {
  const blocks = useMemo(() => parse(text), [text]);
  const large = useMemo(() => isJumbo(blocks), [blocks]);
  return <div className={clsx(styles.body, large && styles.jumbo)}>{blocks.map(renderer(parts, large))}</div>;
});

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function renderer(parts: MarkdownParts | undefined, large: boolean) {
  function block(node: Block, index: number): ReactNode {
    switch (node.type) {
      case 'fence':
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, and so must be reachable by keyboard.
          <pre key={index} className={styles.fence} tabIndex={0}>
            <code>{node.text}</code>
          </pre>
        );
      case 'quote':
        return (
          <blockquote key={index} className={styles.quote}>
            {node.children.map(block)}
          </blockquote>
        );
      case 'paragraph':
        return (
          <p key={index} className={styles.paragraph}>
            {node.children.map(inline)}
          </p>
        );
    }
  }

  function inline(node: Inline, index: number): ReactNode {
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
            {node.children.map(inline)}
          </a>
        );
      case 'emoji':
        return parts ? (
          <parts.Emoji key={index} id={node.id} name={node.name} animated={node.animated} large={large} />
        ) : (
          `:${node.name}:`
        );
      case 'mention':
        return parts ? <parts.Mention key={index} userId={node.userId} /> : '@…';
      case 'spoiler':
        return <Spoiler key={index}>{node.children.map(inline)}</Spoiler>;
      default: {
        const Tag = TAGS[node.type];
        return <Tag key={index}>{node.children.map(inline)}</Tag>;
      }
    }
  }

  return block;
}
