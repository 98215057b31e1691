import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import type { Loaded } from '../../../ui/use-loaded';
import { AuthCard } from './auth-card';

interface Props {
  failure: Extract<Loaded<unknown>, { state: 'failed' }>;
  onRetry(): void;
}

/** An invite that is over is no error of anybody's: say so plainly. */
export function InviteFailed({ failure, onRetry }: Props) {
  const t = useT();
  if (failure.code === 'invite_invalid') {
    return (
      <AuthCard title={t('invite.gone.title')} lead={t('invite.gone.lead')}>
        <p>{t('invite.gone.next')}</p>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t('invite.failed.title')}>
      <ErrorNote error={failure.error} />
      <Button onClick={onRetry}>{t('common.retry')}</Button>
    </AuthCard>
  );
}
