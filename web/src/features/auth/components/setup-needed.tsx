import { useT } from '../../../i18n/use-t';
import { AuthCard } from './auth-card';

/** Nobody owns this Parley yet: say where the owner link is. */
export function SetupNeeded() {
  const t = useT();
  return (
    <AuthCard title={t('setup.needed.title')} lead={t('setup.needed.lead')}>
      <p>{t('setup.needed.next')}</p>
    </AuthCard>
  );
}
