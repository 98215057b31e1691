import type { Report } from '../api/reports';

export const aReport = (reportId: string, given: Partial<Report> = {}): Report => ({
  reportId,
  serverId: 's1',
  reporterId: '1',
  targetId: '2',
  channelId: null,
  messageId: null,
  content: '',
  reason: 'spam',
  note: '',
  state: 'open',
  moderatorId: null,
  outcome: '',
  createdAt: '2026-11-22T12:00:00.000Z',
  closedAt: null,
  repeats: 1,
  ...given,
});
