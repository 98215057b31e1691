import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { GripVertical, Lock, Users } from 'lucide-react';
import { orderRoles } from '../../../api/roles';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { may, ownRank } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { announce } from '../../../ui/announcer';
import { RoleDot } from '../../../ui/role-dot';
import { toast } from '../../../ui/toast';
import { useSortable } from '../../../ui/use-sortable';
import { reordered } from '../model';
import styles from './roles-page.module.css';

const NONE: never[] = [];

/** All roles by rank. Those below one's own can be moved, and the rest stay where they are. */
export function RoleList({ serverId, current }: { serverId: Id; current: Id | null }) {
  const t = useT();
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const memberCount = useApp((state) => state.servers[serverId]?.memberCount ?? 0);
  const rank = useApp((state) => (may(state, serverId, 'manage_roles') ? ownRank(state, serverId) : 999));
  const ids = roles.filter((role) => role.roleId !== serverId).map((role) => role.roleId);

  async function move(id: Id, to: number) {
    const before = appStore.getState().roles[serverId] ?? [];
    const next = reordered(before, serverId, id, to);
    dispatch({ t: 'ROLES', d: { serverId, roles: next } });
    announce(t('roles.moved', { name: before.find((r) => r.roleId === id)?.name ?? '', place: to + 1 }));
    try {
      const wanted = next.filter((r) => r.roleId !== serverId).map((r) => r.roleId);
      dispatch({ t: 'ROLES', d: { serverId, roles: await orderRoles(serverId, wanted) } });
    } catch (error) {
      dispatch({ t: 'ROLES', d: { serverId, roles: before } });
      toast(describeError(t, error).text);
    }
  }

  const sort = useSortable({ ids, mayDrop: (_id, to) => to > rank, onMove: (id, to) => void move(id, to) });
  const byId = new Map(roles.map((role) => [role.roleId, role]));
  return (
    <nav aria-label={t('roles.list')}>
      <ul ref={sort.root} className={styles.list}>
        {[...sort.shown, serverId].map((roleId) => {
          const role = byId.get(roleId);
          if (!role) return null;
          const everyone = roleId === serverId;
          const movable = !everyone && roles.indexOf(role) > rank;
          const name = everyone ? t('roles.everyone') : role.name;
          return (
            <li
              key={roleId}
              data-sort={everyone ? undefined : roleId}
              className={clsx(styles.row, sort.dragged === roleId && styles.dragged)}
            >
              {movable ? (
                <button
                  type="button"
                  className={styles.handle}
                  aria-label={t('roles.move', { name })}
                  title={t('roles.move.hint')}
                  {...sort.handle(roleId)}
                >
                  <GripVertical size={16} aria-hidden="true" />
                </button>
              ) : (
                <span className={styles.fixed}>
                  {everyone ? <Users size={15} aria-hidden="true" /> : <Lock size={14} aria-hidden="true" />}
                </span>
              )}
              <Link
                to="/servers/$serverId/settings/{-$section}/{-$item}"
                params={{ serverId, section: 'roles', item: roleId }}
                className={styles.link}
                aria-current={roleId === current ? 'page' : undefined}
                aria-label={everyone ? `${name}, ${t('roles.count', { count: memberCount })}` : name}
              >
                <RoleDot color={role.color} />
                <span className={styles.name}>
                  {name} {role.icon}
                </span>
                {everyone && <span className={styles.count}>{memberCount}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
