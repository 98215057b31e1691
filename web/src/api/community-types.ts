import type { Id } from '../lib/ids';
import type { ChannelSummary, Role } from './types';

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
