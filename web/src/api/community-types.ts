import type { Id } from '../lib/ids';
import type { AuditEntry, Ban, ChannelSummary, Member, Role, User, Verification } from './types';

export interface Safety {
  verification: Verification;
  rulesGate: boolean;
  invitesPausedUntil: string | null;
  /** Joins within a minute that are taken for a raid; 0 = never. */
  raidJoins: number;
  raidPauses: boolean;
  alertChannelId: Id | null;
  greetingChannelId: Id | null;
  auditDays: number;
}

export interface OnboardingOption {
  optionId: Id;
  label: string;
  text: string;
  emoji: string | null;
  roleIds: Id[];
}

export interface OnboardingQuestion {
  questionId: Id;
  title: string;
  multiple: boolean;
  required: boolean;
  options: OnboardingOption[];
}

export interface Onboarding {
  rules: { title: string; text: string }[];
  welcome: { text: string; channels: { channelId: Id; text: string; emoji: string | null }[] };
  questions: OnboardingQuestion[];
}

export type TemplateRole = Omit<Role, 'roleId' | 'serverId' | 'position'> & { roleId: number };

export type TemplateChannel = Omit<
  ChannelSummary,
  'channelId' | 'serverId' | 'position' | 'parentId' | 'overwrites' | 'lastMessageId'
> & {
  channelId: number;
  parentId: number | null;
  overwrites: { type: 'role'; targetId: number; allow: string; deny: string }[];
};

export interface TemplateOnboarding {
  rules: Onboarding['rules'];
  welcome: { text: string; channels: { channelId: number; text: string; emoji: string | null }[] };
  questions: (Omit<OnboardingQuestion, 'options'> & {
    options: (Omit<OnboardingOption, 'roleIds'> & { roleIds: number[] })[];
  })[];
}

/** Roles, the highest first, and channels in their order, with small whole numbers for ids; everyone's role is 0. */
export interface TemplateContent {
  version: 1;
  description: string;
  roles: TemplateRole[];
  channels: TemplateChannel[];
  onboarding: TemplateOnboarding | null;
}

export interface Template {
  code: string;
  name: string;
  description: string;
  serverId: Id;
  creatorId: Id;
  uses: number;
  createdAt: string;
  updatedAt: string;
  content: TemplateContent;
}

export interface DiscoveryEntry {
  serverId: Id;
  name: string;
  description: string;
  icon: string | null;
  banner: string | null;
  accentColor: number;
  memberCount: number;
  onlineCount: number;
  joined: boolean;
}

export type Repeats = 'none' | 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'yearly';

export interface ScheduledEvent {
  eventId: Id;
  serverId: Id;
  creatorId: Id;
  name: string;
  description: string;
  channelId: Id | null;
  location: string | null;
  startsAt: string;
  endsAt: string | null;
  repeats: Repeats;
  status: 'scheduled' | 'active' | 'completed' | 'canceled';
  image: string | null;
  interestedCount: number;
  /** Whether oneself comes; by REST only. */
  interested?: boolean;
}

export interface Expression {
  expressionId: Id;
  serverId: Id;
  type: 'emoji' | 'sticker' | 'sound';
  name: string;
  description: string;
  emoji: string | null;
  asset: string;
  animated: boolean;
  volume: number;
  creatorId: Id | null;
  roleIds: Id[];
}

export type AssetPurpose = 'avatar' | 'icon' | 'banner' | 'event' | 'emoji' | 'sticker' | 'sound';

export interface Asset {
  asset: string;
  contentType: string;
  size: number;
  width: number;
  height: number;
  animated: boolean;
}

export type ScreeningTrigger =
  | 'keywords'
  | 'patterns'
  | 'presets'
  | 'mention_spam'
  | 'link_spam'
  | 'invites'
  | 'attachment_spam'
  | 'repeat_spam'
  | 'profile';

export interface ScreeningRule {
  ruleId: Id;
  serverId: Id;
  name: string;
  enabled: boolean;
  trigger: ScreeningTrigger;
  keywords: string[];
  patterns: string[];
  presets: ('profanity' | 'slurs' | 'sexual')[];
  allowed: string[];
  limit: number;
  windowSeconds: number;
  block: boolean;
  blockMessage: string;
  alert: boolean;
  timeoutSeconds: number;
  exemptRoleIds: Id[];
  exemptChannelIds: Id[];
  creatorId: Id;
}

export type ReportReason =
  | 'spam'
  | 'harassment'
  | 'hate'
  | 'sexual'
  | 'violence'
  | 'self_harm'
  | 'illegal'
  | 'other'
  | 'screening'
  | 'raid';

export interface Report {
  reportId: Id;
  serverId: Id;
  /** Null: the server itself. */
  reporterId: Id | null;
  targetId: Id | null;
  channelId: Id | null;
  messageId: Id | null;
  content: string;
  reason: ReportReason;
  note: string;
  state: 'open' | 'claimed' | 'resolved' | 'dismissed';
  moderatorId: Id | null;
  outcome: string;
  createdAt: string;
  closedAt: string | null;
  repeats: number;
}

export interface Note {
  noteId: Id;
  serverId: Id;
  userId: Id;
  authorId: Id;
  text: string;
  createdAt: string;
}

/** The newest 50 of each. */
export interface Case {
  user: User;
  member: Member | null;
  ban: Ban | null;
  inviteCode: string | null;
  notes: Note[];
  reports: Report[];
  acts: AuditEntry[];
}

export interface MassAction {
  actionId: Id;
  serverId: Id;
  actorId: Id;
  type: 'kick' | 'ban' | 'time_out' | 'add_role' | 'remove_role' | 'purge';
  state: 'running' | 'done' | 'canceled' | 'failed';
  total: number;
  done: number;
  failed: number;
}

/** What the instance's admins did. */
export interface InstanceAuditEntry extends Omit<AuditEntry, 'serverId'> {
  serverId: null;
}

export interface AdminUser extends User {
  disabled: boolean;
  admin: boolean;
}

export interface AdminServer {
  serverId: Id;
  name: string;
  ownerId: Id;
  memberCount: number;
  suspended: boolean;
  createdAt: string;
}
