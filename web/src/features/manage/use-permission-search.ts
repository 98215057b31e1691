import { useMemo } from 'react';
import { useT } from '../../i18n/use-t';
import type { Permission } from '../../lib/permission-bits';
import { GROUPS, type GroupId } from './catalog';

/** The groups with what fits the words, in name or description; only those of `among`. */
export function usePermissionSearch(
  query: string,
  among?: (name: Permission) => boolean,
): { id: GroupId; permissions: Permission[] }[] {
  const t = useT();
  return useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    const fits = (name: Permission) =>
      (!among || among(name)) &&
      (!wanted ||
        `${t(`perm.${name}`)} ${t(`perm.${name}.hint`)} ${name}`.toLocaleLowerCase().includes(wanted));
    return GROUPS.map(({ id, permissions }) => ({ id, permissions: permissions.filter(fits) })).filter(
      (group) => group.permissions.length > 0,
    );
  }, [query, among, t]);
}
