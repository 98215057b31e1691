import { useState } from 'react';
import type { RuleBody, ScreeningRule, Trigger } from '../../api/screening';
import { countCharacters } from '../../lib/text';
import { inRange } from '../../ui/number-field';

export const NAME_MAX = 100;
export const KEYWORDS_MAX = 1000;
export const KEYWORD_MAX = 60;
export const ALLOWED_MAX = 100;
export const PATTERNS_MAX = 10;
export const PATTERN_MAX = 260;
export const BLOCK_MESSAGE_MAX = 150;
export const WINDOW_MAX = 3600;

export const NEW_RULE: RuleBody = {
  name: '',
  enabled: true,
  trigger: 'keywords',
  keywords: [],
  patterns: [],
  presets: [],
  allowed: [],
  limit: 5,
  windowSeconds: 60,
  block: true,
  blockMessage: '',
  alert: false,
  timeoutSeconds: 0,
  exemptRoleIds: [],
  exemptChannelIds: [],
};

/** What each kind of rule is made of. */
export const HAS: Record<'keywords' | 'patterns' | 'presets' | 'allowed' | 'limit' | 'window', Trigger[]> = {
  keywords: ['keywords', 'profile'],
  patterns: ['patterns', 'profile'],
  presets: ['presets'],
  allowed: ['keywords', 'patterns', 'presets', 'profile'],
  limit: ['mention_spam', 'link_spam', 'attachment_spam', 'repeat_spam'],
  window: ['link_spam', 'attachment_spam', 'repeat_spam'],
};

/** The smallest and largest count that a rule takes. */
export const limitsOf = (trigger: Trigger): [min: number, max: number] => [
  trigger === 'repeat_spam' ? 2 : 1,
  50,
];

/** One to a line, without what is empty or there twice. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export type Fault =
  | 'name'
  | 'limit'
  | 'window'
  | 'keywords'
  | 'keywordLong'
  | 'patterns'
  | 'patternLong'
  | 'allowed'
  | 'empty';

const tooLong = (words: readonly string[], max: number): boolean =>
  words.some((word) => countCharacters(word) > max);

/** Without the stars at its ends, which do not count. */
const core = (word: string): string => word.replace(/^\*|\*$/g, '');

/** What is wrong with a rule before the server is asked; null when nothing is. */
export function faultOf(rule: RuleBody): Fault | null {
  const { trigger, keywords, patterns, presets, allowed } = rule;
  const has = (part: keyof typeof HAS) => HAS[part].includes(trigger);
  if (!rule.name.trim()) return 'name';
  if (has('keywords') && keywords.length > KEYWORDS_MAX) return 'keywords';
  if (has('keywords') && tooLong(keywords.map(core), KEYWORD_MAX)) return 'keywordLong';
  if (has('patterns') && patterns.length > PATTERNS_MAX) return 'patterns';
  if (has('patterns') && tooLong(patterns, PATTERN_MAX)) return 'patternLong';
  if (has('allowed') && (allowed.length > ALLOWED_MAX || tooLong(allowed.map(core), KEYWORD_MAX)))
    return 'allowed';
  if (has('limit') && !inRange(rule.limit, ...limitsOf(trigger))) return 'limit';
  if (has('window') && !inRange(rule.windowSeconds, 1, WINDOW_MAX)) return 'window';
  const hits = (has('keywords') && keywords.length) || (has('patterns') && patterns.length);
  if ((has('keywords') || has('patterns')) && !hits) return 'empty';
  return has('presets') && presets.length === 0 ? 'empty' : null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only what differs from the rule as it is now. */
export function ruleDifferences(saved: RuleBody, edits: Partial<RuleBody>): Partial<RuleBody> {
  return Object.fromEntries(
    Object.entries(edits).filter(([field, value]) => !same(value, saved[field as keyof RuleBody])),
  );
}

/** A rule without what the server gave it. */
export function bodyOf({ ruleId: _id, serverId: _server, creatorId: _by, ...body }: ScreeningRule): RuleBody {
  return body;
}

export function useRuleDraft(saved: RuleBody) {
  const [edits, setEdits] = useState<Partial<RuleBody>>({});
  const patch = ruleDifferences(saved, edits);
  const value: RuleBody = { ...saved, ...edits };
  return {
    value,
    patch,
    dirty: Object.keys(patch).length > 0,
    set: (more: Partial<RuleBody>) => setEdits((before) => ({ ...before, ...more })),
    reset: () => setEdits({}),
  };
}

export type RuleDraft = ReturnType<typeof useRuleDraft>;
