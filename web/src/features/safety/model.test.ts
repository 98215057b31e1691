import { expect, it } from 'vitest';
import type { Safety } from '../../api/safety';
import { pieces } from './highlight';
import { faultOf, linesOf, NEW_RULE, ruleDifferences } from './rule-draft';
import { differences } from './safety-draft';

const marked = (text: string, ...matches: [start: number, end: number][]) =>
  pieces(
    text,
    matches.map(([start, end]) => ({ start, end })),
  ).map(({ text: part, hit }) => (hit ? `[${part}]` : part));

it('marks what was hit, counting characters and not what JavaScript counts', () => {
  expect(marked('🕰️ a crowbar!', [5, 12])).toEqual(['🕰️ a ', '[crowbar]', '!']);
  expect(marked('aabbcc', [0, 3], [2, 4])).toEqual(['[aabb]', 'cc']);
  expect(marked('abc')).toEqual(['abc']);
  expect(marked('', [0, 4])).toEqual([]);
  expect(marked('abc', [1, 99])).toEqual(['a', '[bc]']);
});

it('reads one word to a line, each once', () => {
  expect(linesOf(' a \n\nb\r\na\n  ')).toEqual(['a', 'b']);
});

it('names what a rule lacks before the server is asked', () => {
  const rule = { ...NEW_RULE, name: 'A', keywords: ['x'] };
  expect(faultOf(rule)).toBeNull();
  expect(faultOf({ ...rule, name: '  ' })).toBe('name');
  expect(faultOf({ ...rule, keywords: [] })).toBe('empty');
  expect(faultOf({ ...rule, keywords: ['🦆'.repeat(60)] })).toBeNull();
  expect(faultOf({ ...rule, keywords: ['x'.repeat(61)] })).toBe('keywordLong');
  expect(faultOf({ ...rule, trigger: 'patterns' })).toBe('empty');
  expect(faultOf({ ...rule, trigger: 'patterns', patterns: Array.from({ length: 11 }, String) })).toBe(
    'patterns',
  );
  expect(faultOf({ ...rule, trigger: 'presets' })).toBe('empty');
  expect(faultOf({ ...rule, trigger: 'invites', keywords: [] })).toBeNull();
  expect(faultOf({ ...rule, trigger: 'repeat_spam', limit: 1 })).toBe('limit');
  expect(faultOf({ ...rule, trigger: 'mention_spam', limit: 1, windowSeconds: 0 })).toBeNull();
  expect(faultOf({ ...rule, trigger: 'link_spam', windowSeconds: 3601 })).toBe('window');
  expect(faultOf({ ...rule, trigger: 'link_spam', limit: Number.NaN })).toBe('limit');
});

it('sends of a rule, and of the safety of a server, only what differs', () => {
  const rule = { ...NEW_RULE, keywords: ['a'] };
  expect(ruleDifferences(rule, { keywords: ['a'], block: true })).toEqual({});
  expect(ruleDifferences(rule, { keywords: ['a', 'b'], block: false })).toEqual({
    keywords: ['a', 'b'],
    block: false,
  });
  const saved: Safety = {
    verification: 'low',
    rulesGate: false,
    invitesPausedUntil: null,
    raidJoins: 0,
    raidPauses: false,
    alertChannelId: '5',
    greetingChannelId: null,
    auditDays: 90,
  };
  expect(differences(saved, { verification: 'low', alertChannelId: null, auditDays: 0 })).toEqual({
    alertChannelId: null,
    auditDays: 0,
  });
});
