import type { Id } from '../../lib/ids';
import { bitsOf, has } from '../../lib/permission-bits';
import { channelPermissions } from '../../lib/permission-rules';
import { rulesOf } from '../../store/permissions';
import type { State } from '../../store/state';

export interface Group {
  /** Null: what stands in no category. */
  categoryId: Id | null;
  ids: Id[];
}

/** The list of `channelIds`, cut where categories begin. */
export function groupsOf(ids: readonly Id[], isCategory: (id: Id) => boolean): Group[] {
  const groups: Group[] = [{ categoryId: null, ids: [] }];
  for (const id of ids) {
    if (isCategory(id)) groups.push({ categoryId: id, ids: [] });
    else groups.at(-1)?.ids.push(id);
  }
  return groups;
}

/** Which of the list are categories, as a text that stays the same while they do. */
export const categoryKey = (state: State, serverId: Id): string =>
  (state.channelIds[serverId] ?? []).filter((id) => state.channels[id]?.type === 'category').join();

/** Those of the list that are archived, as a text that stays the same while they are. */
export const archivedKey = (state: State, serverId: Id): string =>
  (state.channelIds[serverId] ?? []).filter((id) => state.channels[id]?.archived).join();

/** Not for everyone: everyone's role may not see it. */
export function isLocked(state: State, channelId: Id): boolean {
  const channel = state.channels[channelId];
  return !!channel?.overwrites.some(
    (row) => row.targetId === channel.serverId && has(bitsOf(row.deny), 'view_channel'),
  );
}

/** The channels that somebody with this role only would see. */
export function seenAs(state: State, serverId: Id, roleId: Id): Id[] {
  const who = { userId: null, roleIds: [roleId] };
  const rules = rulesOf(state, serverId);
  return (state.channelIds[serverId] ?? []).filter((id) => {
    const channel = state.channels[id];
    return channel && has(channelPermissions(rules, who, channel), 'view_channel');
  });
}
