import { endLogin, endOtherLogins, loginSessions } from '../../../api/users';
import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { Section } from './section';
import styles from './section.module.css';
import { SessionRow } from './session-row';

export function SessionsSection() {
  const t = useT();
  const [list, reload, setList] = useLoaded(loginSessions);
  const { busy, error, run } = useSubmit();
  const sessions = list.state === 'ready' ? list.value : [];
  const end = (loginId: string) =>
    run(async () => {
      await endLogin(loginId);
      setList(sessions.filter((session) => session.loginId !== loginId));
    });
  const endOthers = () =>
    run(async () => {
      await endOtherLogins();
      setList(sessions.filter((session) => session.current));
    });
  return (
    <Section title={t('settings.sessions')} lead={t('sessions.lead')}>
      <ErrorNote error={list.state === 'failed' ? list.error : error} />
      {list.state === 'failed' && <Button onClick={reload}>{t('common.retry')}</Button>}
      <ul className={styles.rows} aria-busy={list.state === 'loading'}>
        {sessions.map((session) => (
          <SessionRow key={session.loginId} session={session} onEnd={() => void end(session.loginId)} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button busy={busy} onClick={() => void endOthers()}>
            {t('sessions.endOthers')}
          </Button>
        </div>
      )}
    </Section>
  );
}
