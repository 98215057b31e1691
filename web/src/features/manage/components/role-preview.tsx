import type { Role } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { textColor } from '../../../lib/color';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import styles from './role-editor.module.css';

/** One's own name, as the role would show it in the member list and beside a message. */
export function RolePreview({ role }: { role: Role }) {
  const t = useT();
  const me = useApp((state) => state.me);
  if (!me) return null;
  const name = (
    <p className={styles.who} style={{ color: textColor(role.color) }}>
      {me.displayName} {role.icon}
    </p>
  );
  return (
    <section className={styles.fields} aria-label={t('roles.preview')}>
      <p className={styles.label} aria-hidden="true">
        {t('roles.preview')}
      </p>
      <div className={styles.preview}>
        <div className={styles.sample}>
          {/* As a list heading it is one; here it only shows how that looks. */}
          <p className={styles.heading}>
            {role.hoist ? `${role.name}: 1` : t('members.online', { count: 1 })}
          </p>
          <div className={styles.person}>
            <Avatar id={me.userId} name={me.displayName} size={34} status="online" picture={me.avatar} />
            {name}
          </div>
        </div>
        <div className={styles.sample}>
          <div className={styles.person}>
            <Avatar id={me.userId} name={me.displayName} picture={me.avatar} />
            <div>
              {name}
              <p className={styles.said}>{t('roles.preview.text')}</p>
            </div>
          </div>
        </div>
      </div>
    </section>
  );
}
