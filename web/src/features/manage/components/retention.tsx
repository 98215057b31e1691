import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { safety } from '../../../api/safety';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import styles from './rows.module.css';

/** How long the log goes back, for those who can change it. */
export function Retention({ serverId }: { serverId: Id }) {
  const t = useT();
  const manages = useApp((state) => may(state, serverId, 'manage_server'));
  const [days, setDays] = useState<number | null>(null);
  useEffect(() => {
    if (!manages) return;
    let current = true;
    safety(serverId).then(
      ({ auditDays }) => current && setDays(auditDays),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [serverId, manages]);
  if (!manages || days === null) return null;
  return (
    <p className={styles.note}>
      {days === 0 ? t('audit.kept.always') : t('audit.kept', { count: days })}{' '}
      <Link
        to="/servers/$serverId/settings/{-$section}/{-$item}"
        params={{ serverId, section: 'safety', item: undefined }}
      >
        {t('audit.kept.change')}
      </Link>
    </p>
  );
}
