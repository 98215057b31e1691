import { createStore } from 'zustand/vanilla';
import { type Report, reports } from '../api/reports';
import { createEmitter } from '../lib/emitter';
import type { Id } from '../lib/ids';

/** How many open reports are counted; beyond it the badge says "and more". */
export const COUNTED = 99;

interface OpenReports {
  /** By server: the open ones, as far as they were asked for. */
  ids: Record<Id, Id[]>;
  /** Goes up when what was missed may be anything: lists are to be asked for anew. */
  round: number;
}

/** Outside the main store: only moderators have them, and only some pages show them. */
export const openReports = createStore<OpenReports>(() => ({ ids: {}, round: 0 }));

/** Each report that came to be or changed, by the gateway or by oneself. */
export const reportChanges = createEmitter<Report>();

const running = new Map<Id, Promise<void>>();

export function loadOpenReports(serverId: Id): Promise<void> {
  const started = running.get(serverId);
  if (started) return started;
  const load = reports(serverId, { state: 'open' }, COUNTED + 1)
    .then((found) => keep(serverId, () => found.map((report) => report.reportId)))
    .finally(() => running.delete(serverId));
  running.set(serverId, load);
  return load;
}

const keep = (serverId: Id, change: (ids: readonly Id[]) => Id[]): void =>
  openReports.setState(({ ids }) => ({ ids: { ...ids, [serverId]: change(ids[serverId] ?? []) } }));

export function reportChanged(report: Report): void {
  const { serverId, reportId, state } = report;
  if (openReports.getState().ids[serverId])
    keep(serverId, (ids) => [
      ...(state === 'open' ? [reportId] : []),
      ...ids.filter((id) => id !== reportId),
    ]);
  reportChanges.emit(report);
}

/** After a line that can't be resumed. */
export function forgetReports(): void {
  openReports.setState(({ round }) => ({ ids: {}, round: round + 1 }), true);
}
