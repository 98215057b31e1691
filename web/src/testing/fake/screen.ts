import type { Hit, RuleBody, ScreeningRule } from '../../api/screening';
import { moderationOf } from './moderation-state';
import { type Community, Refusal } from './objects';

type Rule = RuleBody & { ruleId?: string };
type Match = Hit['matches'][number];

const PRESET_WORDS = { profanity: ['darn*', 'heck'], slurs: ['scoundrel*'], sexual: ['saucy'] };
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `*` at an end stands for any letters. */
function wordPattern(word: string): RegExp {
  const [open, close] = [word.startsWith('*'), word.endsWith('*')];
  const core = literal(word.replace(/^\*|\*$/g, ''));
  const inside = `${open ? '[\\p{L}\\p{N}]*' : ''}${core}${close ? '[\\p{L}\\p{N}]*' : ''}`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${inside}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Places count code points, as everything the server counts. */
function found(text: string, pattern: RegExp): Match[] {
  return [...text.matchAll(pattern)]
    .filter((match) => match[0])
    .map((match) => {
      const start = [...text.slice(0, match.index)].length;
      return { text: match[0], start, end: start + [...match[0]].length };
    });
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'giu');
  } catch {
    throw new Refusal(400, 'invalid_rule', {
      detail: `"${pattern}": missing )`,
      errors: [{ field: 'patterns', code: 'invalid_rule' }],
    });
  }
}

const COUNTED: Partial<Record<Rule['trigger'], RegExp>> = {
  mention_spam: /<@&?\d+>|@(?:everyone|here)/g,
  link_spam: /https?:\/\/\S+/g,
};

function matchesOf(rule: Rule, text: string): Match[] {
  const counted = COUNTED[rule.trigger];
  if (counted) {
    const all = found(text, counted);
    return all.length > rule.limit ? all : [];
  }
  if (rule.trigger === 'invites') return found(text, /\S+\/invite\/[\w-]+/g);
  const words =
    rule.trigger === 'presets' ? rule.presets.flatMap((preset) => PRESET_WORDS[preset]) : rule.keywords;
  const patterns = rule.trigger === 'patterns' ? rule.patterns.map(compile) : words.map(wordPattern);
  const allowed = rule.allowed.flatMap((word) => found(text, wordPattern(word)));
  return patterns
    .flatMap((pattern) => found(text, pattern))
    .filter((hit) => !allowed.some((ok) => ok.start <= hit.start && hit.end <= ok.end))
    .sort((a, b) => a.start - b.start);
}

export function hitsOf(rules: readonly Rule[], text: string): { blocked: boolean; hits: Hit[] } {
  const hit = rules
    .filter((rule) => rule.trigger !== 'profile')
    .map((rule) => ({ rule, matches: matchesOf(rule, text) }))
    .filter(({ matches }) => matches.length > 0);
  return {
    blocked: hit.some(({ rule }) => rule.block),
    hits: hit.map(({ rule, matches }) => ({ ruleId: rule.ruleId ?? null, name: rule.name, matches })),
  };
}

/** What stands between somebody and a channel; those who manage the server are past it. */
export function screen(
  server: Community,
  channelId: string,
  roleIds: readonly string[],
  text: string,
): ScreeningRule | null {
  const rules = moderationOf(server).rules.filter(
    (rule) =>
      rule.enabled &&
      !rule.exemptChannelIds.includes(channelId) &&
      !rule.exemptRoleIds.some((id) => roleIds.includes(id)),
  );
  return rules.find((rule) => rule.block && hitsOf([rule], text).hits.length > 0) ?? null;
}
