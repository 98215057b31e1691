import { lazy, Suspense } from 'react';
import type { InvitePreview } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import styles from './invite-server.module.css';

/** Comes while the invite is asked for, so that the page itself is there sooner. */
export const loadServerCard = () => import('../../../ui/server-card');

const ServerCard = lazy(async () => ({ default: (await loadServerCard()).ServerCard }));

export function InviteServer({ server }: { server: InvitePreview['server'] }) {
  const t = useT();
  return (
    <Suspense fallback={<div className={styles.place} />}>
      <ServerCard server={server}>
        <p className={styles.count}>{t('members.count', { count: server.memberCount })}</p>
      </ServerCard>
    </Suspense>
  );
}
