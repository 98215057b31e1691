import type { Id } from '../lib/ids';
import { request } from './request';
import type { AuditEntry, Ban, Member, User } from './types';

/** What a member may choose from. */
export const REASONS = [
  'spam',
  'harassment',
  'hate',
  'sexual',
  'violence',
  'self_harm',
  'illegal',
  'other',
] as const;
export type Reason = (typeof REASONS)[number] | 'screening' | 'raid';
export type ReportState = 'open' | 'claimed' | 'resolved' | 'dismissed';

export interface Report {
  reportId: Id;
  serverId: Id;
  /** Null: the server itself. */
  reporterId: Id | null;
  targetId: Id | null;
  channelId: Id | null;
  messageId: Id | null;
  /** Of the message, as it was then. */
  content: string;
  reason: Reason;
  note: string;
  state: ReportState;
  moderatorId: Id | null;
  outcome: string;
  createdAt: string;
  closedAt: string | null;
  /** How often the same was reported while it was open. */
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

/** All there is about somebody here, the newest 50 of each. */
export interface Case {
  user: User;
  /** Null: not in the server (any more). */
  member: Member | null;
  ban: Ban | null;
  inviteCode: string | null;
  notes: Note[];
  reports: Report[];
  acts: AuditEntry[];
}

export interface ReportBody {
  userId: Id;
  channelId?: Id;
  messageId?: Id;
  reason: (typeof REASONS)[number];
  note?: string;
}

export const sendReport = (serverId: Id, body: ReportBody) =>
  request<Report>('POST', `/servers/${serverId}/reports`, body);

export interface ReportFilter {
  state?: ReportState;
  target?: Id;
  before?: Id;
}

/** Newest first. */
export function reports(serverId: Id, filter: ReportFilter, limit: number): Promise<Report[]> {
  const query = new URLSearchParams({ ...filter, limit: String(limit) });
  return request<Report[]>('GET', `/servers/${serverId}/reports?${query}`);
}

export const updateReport = (
  { serverId, reportId }: Report,
  body: { state?: ReportState; outcome?: string },
) => request<Report>('PATCH', `/servers/${serverId}/reports/${reportId}`, body);

const memberPath = (serverId: Id, userId: Id) => `/servers/${serverId}/members/${userId}`;

export const caseOf = (serverId: Id, userId: Id) =>
  request<Case>('GET', `${memberPath(serverId, userId)}/case`);

export const addNote = (serverId: Id, userId: Id, text: string) =>
  request<Note>('POST', `${memberPath(serverId, userId)}/notes`, { text });

export const deleteNote = ({ serverId, userId, noteId }: Note) =>
  request<void>('DELETE', `${memberPath(serverId, userId)}/notes/${noteId}`);
