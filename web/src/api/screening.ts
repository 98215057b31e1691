import type { Id } from '../lib/ids';
import { request } from './request';

export const TRIGGERS = [
  'keywords',
  'patterns',
  'presets',
  'mention_spam',
  'link_spam',
  'attachment_spam',
  'repeat_spam',
  'invites',
  'profile',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const PRESETS = ['profanity', 'slurs', 'sexual'] as const;
export type Preset = (typeof PRESETS)[number];

export interface ScreeningRule {
  ruleId: Id;
  serverId: Id;
  name: string;
  enabled: boolean;
  trigger: Trigger;
  /** `*` at an end stands for any letters. */
  keywords: string[];
  /** RE2. */
  patterns: string[];
  presets: Preset[];
  allowed: string[];
  /** Where the trigger counts. */
  limit: number;
  windowSeconds: number;
  block: boolean;
  /** Empty: the server's own words. */
  blockMessage: string;
  alert: boolean;
  /** 0: no time-out. */
  timeoutSeconds: number;
  exemptRoleIds: Id[];
  exemptChannelIds: Id[];
  creatorId: Id;
}

export type RuleBody = Omit<ScreeningRule, 'ruleId' | 'serverId' | 'creatorId'>;

export interface Hit {
  /** Null: the rule that was given along. */
  ruleId: Id | null;
  name: string;
  /** In characters of the text. */
  matches: { text: string; start: number; end: number }[];
}

export interface Verdict {
  blocked: boolean;
  hits: Hit[];
}

const base = (serverId: Id) => `/servers/${serverId}/screening-rules`;

export const screeningRules = (serverId: Id) => request<ScreeningRule[]>('GET', base(serverId));

export const createRule = (serverId: Id, body: RuleBody) =>
  request<ScreeningRule>('POST', base(serverId), body);

export const updateRule = (serverId: Id, ruleId: Id, body: Partial<RuleBody>) =>
  request<ScreeningRule>('PATCH', `${base(serverId)}/${ruleId}`, body);

export const deleteRule = (serverId: Id, ruleId: Id) =>
  request<void>('DELETE', `${base(serverId)}/${ruleId}`);

/** What the enabled rules, or the one given, would hit in a text. */
export const tryScreening = (serverId: Id, content: string, rule?: RuleBody) =>
  request<Verdict>('POST', `/servers/${serverId}/screening-test`, { content, ...(rule && { rule }) });
