import type { Inline } from './ast';
import { token } from './tokens';
import { bareUrl, safeUrl } from './url';

const PAIRS = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
] as const;

const MAX_DEPTH = 12;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}_]/u;

type Found = [node: Inline, end: number];

/** One pass from left to right; what opens nothing that closes stays as it was written. */
export function parseInline(text: string, depth = 0): Inline[] {
  if (depth > MAX_DEPTH) return text ? [{ type: 'text', text }] : [];
  const nodes: Inline[] = [];
  const dead = new Set<string>();
  let plain = '';
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\\' && PUNCTUATION.test(text[at + 1] ?? '')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const found =
      code(text, at) ??
      token(text, at) ??
      pair(text, at, depth, dead) ??
      emphasis(text, at, depth, dead) ??
      link(text, at, depth);
    if (!found) {
      plain += text[at++];
      continue;
    }
    if (plain) nodes.push({ type: 'text', text: plain });
    plain = '';
    nodes.push(found[0]);
    at = found[1];
  }
  if (plain) nodes.push({ type: 'text', text: plain });
  return nodes;
}

function code(text: string, at: number): Found | null {
  if (text[at] !== '`' || text[at - 1] === '`') return null;
  const ticks = /^`+/.exec(text.slice(at))?.[0] ?? '';
  let end = at + ticks.length;
  for (;;) {
    end = text.indexOf(ticks, end);
    if (end < 0) return null;
    const run = /^`+/.exec(text.slice(end))?.[0].length ?? 0;
    if (run === ticks.length) break;
    end += run;
  }
  const inner = text.slice(at + ticks.length, end);
  return [{ type: 'code', text: inner.replace(/^ (.*`.*) $/, '$1') }, end + ticks.length];
}

function pair(text: string, at: number, depth: number, dead: Set<string>): Found | null {
  for (const [mark, type] of PAIRS) {
    if (!text.startsWith(mark, at) || dead.has(mark)) continue;
    const end = closing(text, at + 2, mark);
    if (end < 0) {
      dead.add(mark);
      continue;
    }
    const inner = text.slice(at + 2, end);
    if (inner.trim()) return [{ type, children: parseInline(inner, depth + 1) }, end + 2];
  }
  return null;
}

/** `*so*` and `_so_`; an underscore inside a word is only an underscore. */
function emphasis(text: string, at: number, depth: number, dead: Set<string>): Found | null {
  const mark = text[at] as string;
  if ((mark !== '*' && mark !== '_') || dead.has(mark) || !/\S/.test(text[at + 1] ?? ' ')) return null;
  if (text[at + 1] === mark || (mark === '_' && WORD.test(text[at - 1] ?? ' '))) return null;
  for (let end = closing(text, at + 1, mark); end > 0; end = closing(text, end + 1, mark)) {
    if (text[end + 1] === mark) {
      end++;
      continue;
    }
    const open = /\s/.test(text[end - 1] ?? ' ') || (mark === '_' && WORD.test(text[end + 1] ?? ' '));
    if (!open)
      return [{ type: 'italic', children: parseInline(text.slice(at + 1, end), depth + 1) }, end + 1];
  }
  dead.add(mark);
  return null;
}

/** Where the mark comes again outside of escapes, code and tokens; a longer run closes at its end. */
function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') at = (code(text, at)?.[1] ?? at + 1) - 1;
    else if (text[at] === '<') at = (token(text, at)?.[1] ?? at + 1) - 1;
    else if (text.startsWith(mark, at)) {
      while (mark.length === 2 && text[at + 2] === mark[0]) at++;
      return at;
    }
  }
  return -1;
}

const LABELLED = /^\[([^[\]\n]{1,300})\]\(<?([^\s<>]{1,2000}?)>?\)/;
const ANGLED = /^<((?:https?:\/\/|mailto:)[^\s<>]+)>/i;

function link(text: string, at: number, depth: number): Found | null {
  const rest = () => text.slice(at);
  if (text[at] === '[') {
    const match = LABELLED.exec(rest());
    const url = match && safeUrl(match[2] as string);
    if (!match || !url) return null;
    return [
      { type: 'link', url, children: withoutLinks(parseInline(match[1] as string, depth + 1)) },
      at + match[0].length,
    ];
  }
  if (text[at] === '<') {
    const match = ANGLED.exec(rest());
    const url = match && safeUrl(match[1] as string);
    return match && url ? [plainLink(url, match[1] as string), at + match[0].length] : null;
  }
  if (text[at] !== 'h' && text[at] !== 'H') return null;
  const bare = WORD.test(text[at - 1] ?? ' ') ? null : bareUrl(rest());
  return bare ? [plainLink(safeUrl(bare) as string, bare), at + bare.length] : null;
}

const plainLink = (url: string, text: string): Inline => ({
  type: 'link',
  url,
  children: [{ type: 'text', text }],
});

const withoutLinks = (nodes: Inline[]): Inline[] =>
  nodes.flatMap((node) => (node.type === 'link' ? node.children : [node]));
