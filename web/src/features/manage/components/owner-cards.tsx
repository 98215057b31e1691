import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { ownsServer } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import styles from './overview-page.module.css';

/** Whose server it is, and what only they may do with it. */
export function OwnerCards({ serverId }: { serverId: Id }) {
  const t = useT();
  const ownerId = useApp((state) => state.servers[serverId]?.ownerId ?? '');
  const owner = useApp((state) => ownsServer(state, serverId));
  const name = useMemberName(serverId, ownerId || null);
  const picture = useApp((state) => state.users[ownerId]?.avatar);
  return (
    <>
      <section className={styles.card}>
        <Avatar id={ownerId} name={name ?? '?'} picture={picture} />
        <div className={styles.grow}>
          <h3>{t('overview.owner')}</h3>
          <p>{name ?? t('user.somebody')}</p>
        </div>
        {owner && (
          <Button onClick={() => openDialog({ kind: 'giveServer', serverId })}>{t('overview.give')}</Button>
        )}
      </section>
      {owner && (
        <section className={styles.card}>
          <div className={styles.grow}>
            <h3>{t('overview.delete')}</h3>
            <p>{t('overview.delete.lead')}</p>
          </div>
          <Button look="danger" onClick={() => openDialog({ kind: 'deleteServer', serverId })}>
            {t('overview.delete')}
          </Button>
        </section>
      )}
    </>
  );
}
