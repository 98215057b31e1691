import type { AuditEntry } from '../../api/types';
import type { FakeClient } from './client';

type Extra = Partial<Pick<AuditEntry, 'detail' | 'reason' | 'changes'>>;

export function record(
  { world, userId }: FakeClient,
  serverId: string,
  action: string,
  targetId: string | null,
  extra: Extra = {},
): void {
  if (extra.changes?.length === 0) return;
  world.servers.get(serverId)?.audit.unshift({
    auditId: world.id(),
    serverId,
    actorId: userId ?? '',
    action,
    targetId,
    detail: null,
    reason: null,
    changes: [],
    createdAt: new Date().toISOString(),
    ...extra,
  });
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

export const changesBetween = <T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
) =>
  fields
    .map((field) => ({ field: field as string, before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after);
