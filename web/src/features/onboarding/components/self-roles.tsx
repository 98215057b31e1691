import { useState } from 'react';
import { giveRole, takeRole } from '../../../api/moderation';
import type { Role } from '../../../api/types';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { RoleDot } from '../../../ui/role-dot';
import { Switch } from '../../../ui/switch';
import { toast } from '../../../ui/toast';
import styles from './onboarding-page.module.css';

const NONE: Id[] = [];

/** Roles for the taking: on and off, at once. */
export function SelfRoles({ serverId, roles }: { serverId: Id; roles: Role[] }) {
  const t = useT();
  const held = useApp((state) => state.self[serverId]?.roleIds ?? NONE);
  const pending = useApp((state) => !!state.self[serverId]?.pending);
  const [wish, setWish] = useState<{ roleId: Id; take: boolean } | null>(null);

  async function change(roleId: Id, take: boolean) {
    const me = appStore.getState().me?.userId;
    if (!me || wish) return;
    setWish({ roleId, take });
    try {
      dispatch({ t: 'MEMBER_UPDATE', d: await (take ? giveRole : takeRole)(serverId, me, roleId) });
    } catch (error) {
      toast(describeError(t, error).text);
    } finally {
      setWish(null);
    }
  }

  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('mine.roles')}</h3>
      <p className={styles.lead}>{t('mine.roles.lead')}</p>
      <div>
        {roles.map(({ roleId, name, icon, color }) => (
          <Switch
            key={roleId}
            label={
              <>
                <RoleDot color={color} />
                {name} {icon}
              </>
            }
            locked={pending ? t('mine.pending') : null}
            checked={wish?.roleId === roleId ? wish.take : held.includes(roleId)}
            onChange={(take) => void change(roleId, take)}
          />
        ))}
      </div>
    </section>
  );
}
