import { useCallback } from 'react';
import { onboarding } from '../../../api/onboarding';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useRoles } from '../../../store/use-roles';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { useLoaded } from '../../../ui/use-loaded';
import { AnswersForm } from './answers-form';
import styles from './onboarding-page.module.css';
import { SelfRoles } from './self-roles';

export const ChannelsRolesPage = ({ serverId }: { serverId: Id }) => (
  <GrowthTexts>
    <Page serverId={serverId} />
  </GrowthTexts>
);

/** What one answered, to be changed; and the roles that everybody may take. */
function Page({ serverId }: { serverId: Id }) {
  const t = useT();
  const load = useCallback(() => onboarding(serverId), [serverId]);
  const [loaded, reload] = useLoaded(load);
  const { roles } = useRoles(serverId);
  const offered = roles.filter((role) => role.selfAssignable);
  const questions = loaded.state === 'ready' ? loaded.value.questions : [];
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <div className={styles.page}>
        {loaded.state === 'loading' && (
          <div className={styles.skeleton} role="status" aria-label={t('onb.loading')} />
        )}
        {loaded.state === 'failed' && (
          <>
            <ErrorNote error={loaded.error} />
            <Button className={styles.more} onClick={reload}>
              {t('common.retry')}
            </Button>
          </>
        )}
        {loaded.state === 'ready' && questions.length === 0 && offered.length === 0 && (
          <p className={styles.empty}>{t('mine.none')}</p>
        )}
        {offered.length > 0 && <SelfRoles serverId={serverId} roles={offered} />}
        {questions.length > 0 && <AnswersForm serverId={serverId} questions={questions} />}
      </div>
    </>
  );
}
