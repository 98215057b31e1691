import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { bit, bitsOf, has, type Permission } from '../../../lib/permission-bits';
import { ownBits } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { DANGEROUS } from '../catalog';
import type { RoleDraft } from '../role-draft';
import { usePermissionSearch } from '../use-permission-search';
import styles from './role-editor.module.css';

/** What the role allows in the whole server. */
export function RolePermissions({ draft, locked }: { draft: RoleDraft; locked: string | null }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const groups = usePermissionSearch(query);
  const own = useApp((state) => ownBits(state, draft.value.serverId));
  const held = bitsOf(draft.value.permissions);
  const admin = has(held, 'administrator');
  const toggle = (name: Permission) => draft.set({ permissions: (held ^ bit(name)).toString() });
  const why = (name: Permission) => locked ?? (has(own, name) ? null : t('perms.notYours'));
  return (
    <>
      <TextField
        label={t('perms.search')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {groups.length === 0 && <p className={styles.note}>{t('perms.none')}</p>}
      {groups.map(({ id, permissions }) => (
        <section key={id} className={styles.group} aria-labelledby={`group-${id}`}>
          <h3 id={`group-${id}`}>{t(`perms.group.${id}`)}</h3>
          {permissions.map((name) => (
            <Switch
              key={name}
              label={
                <>
                  {t(`perm.${name}`)}
                  {DANGEROUS.has(name) && (
                    <span className={styles.danger}>
                      <TriangleAlert size={12} aria-hidden="true" />
                      {t('perms.dangerous')}
                    </span>
                  )}
                </>
              }
              hint={
                admin && name !== 'administrator' && !has(held, name)
                  ? `${t(`perm.${name}.hint`)} ${t('perms.adminHasAll')}`
                  : t(`perm.${name}.hint`)
              }
              locked={why(name)}
              checked={has(held, name)}
              onChange={() => toggle(name)}
            />
          ))}
        </section>
      ))}
    </>
  );
}
