import { type Report, type ReportState, reports } from '../../api/reports';
import { compareIds, type Id } from '../../lib/ids';

export const PAGE = 50;
export const TEXT_MAX = 1000;
export const NOTE_MAX = 2000;

export const VIEWS = ['open', 'mine', 'others', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** Whether a report is shown in a view, to somebody. */
export function fits(view: View, { state, moderatorId }: Report, me: Id): boolean {
  if (view === 'open') return state === 'open';
  if (view === 'closed') return state === 'resolved' || state === 'dismissed';
  return state === 'claimed' && (moderatorId === me) === (view === 'mine');
}

const STATES: Record<View, ReportState[]> = {
  open: ['open'],
  mine: ['claimed'],
  others: ['claimed'],
  closed: ['resolved', 'dismissed'],
};

/** A page of what is in these states, the newest first: one request each, and of all together the newest. */
export async function reportPage(serverId: Id, view: View, last: Report | null): Promise<Report[]> {
  const before = last ? { before: last.reportId } : {};
  const found = await Promise.all(STATES[view].map((state) => reports(serverId, { state, ...before }, PAGE)));
  return found
    .flat()
    .sort((a, b) => compareIds(b.reportId, a.reportId))
    .slice(0, PAGE);
}

/** The list after a report came to be or changed: the newest first, each once. */
export function withReport(list: readonly Report[], report: Report): Report[] {
  const rest = list.filter((one) => one.reportId !== report.reportId);
  return [...rest, report].sort((a, b) => compareIds(b.reportId, a.reportId));
}
