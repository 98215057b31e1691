import { useMemo, useState } from 'react';
import type { MassType } from '../../api/mass-actions';
import type { Id } from '../../lib/ids';
import { may, outranks } from '../../store/permissions';
import type { State } from '../../store/state';
import { useApp } from '../../store/use-app';

export type MemberAct = Exclude<MassType, 'purge'>;

/** What one may do to many at once. */
export function massActsIn(state: State, serverId: Id): MemberAct[] {
  const all: [MemberAct, boolean][] = [
    ['add_role', may(state, serverId, 'manage_roles')],
    ['remove_role', may(state, serverId, 'manage_roles')],
    ['time_out', may(state, serverId, 'moderate_members')],
    ['kick', may(state, serverId, 'kick_members')],
    ['ban', may(state, serverId, 'ban_members')],
  ];
  return all.filter(([, allowed]) => allowed).map(([act]) => act);
}

export const selectable = (state: State, serverId: Id, userId: Id): boolean =>
  outranks(state, serverId, userId);

export interface Selection {
  /** Those of the selected who are still there, in the order in which they were chosen. */
  ids: Id[];
  has(userId: Id): boolean;
  toggle(userIds: readonly Id[], on: boolean): void;
  clear(): void;
}

/** It stays while one looks for others. */
export function useSelection(serverId: Id): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const members = useApp((state) => state.members[serverId]);
  const ids = useMemo(() => [...chosen].filter((userId) => members?.[userId]), [members, chosen]);
  return {
    ids,
    has: (userId) => chosen.has(userId),
    toggle: (userIds, on) =>
      setChosen((before) => {
        const next = new Set(before);
        for (const userId of userIds) {
          if (on) next.add(userId);
          else next.delete(userId);
        }
        return next;
      }),
    clear: () => setChosen(new Set()),
  };
}
