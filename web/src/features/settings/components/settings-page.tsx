import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Keyboard, LogOut, X } from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '../../../i18n/use-t';
import { signOut } from '../../../store/session';
import { openDialog, uiStore } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { useSubmit } from '../../../ui/use-submit';
import { asSection, SECTIONS } from '../model';
import { AppearanceSection } from './appearance-section';
import { PasswordSection } from './password-section';
import { ProfileSection } from './profile-section';
import { SessionsSection } from './sessions-section';
import styles from './settings-page.module.css';

const route = getRouteApi('/shell/settings/{-$section}');
const VIEWS = {
  profile: ProfileSection,
  password: PasswordSection,
  sessions: SessionsSection,
  appearance: AppearanceSection,
};

export function SettingsPage() {
  const t = useT();
  const router = useRouter();
  const section = asSection(route.useParams().section);
  const admin = useApp((state) => state.me?.admin ?? false);
  const { error, run } = useSubmit();
  const View = VIEWS[section];
  const close = () => void router.navigate({ to: '/' });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !uiStore.getState().dialog)
        void router.navigate({ to: '/' });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [router]);
  return (
    <div className={styles.page}>
      <nav className={styles.nav} aria-label={t('settings.title')} data-region="settings">
        <h1 className={styles.title}>{t('settings.title')}</h1>
        <ul className={styles.list}>
          {SECTIONS.map((name) => (
            <li key={name}>
              <Link
                to="/settings/{-$section}"
                params={{ section: name }}
                replace
                className={styles.link}
                aria-current={name === section ? 'page' : undefined}
              >
                {t(`settings.${name}`)}
              </Link>
            </li>
          ))}
          {admin && (
            <li>
              <Link to="/admin/{-$section}" params={{ section: 'users' }} className={styles.link}>
                {t('settings.admin')}
              </Link>
            </li>
          )}
        </ul>
        <Button look="quiet" className={styles.shortcuts} onClick={() => openDialog({ kind: 'shortcuts' })}>
          <Keyboard size={18} aria-hidden="true" />
          {t('shortcuts.title')}
        </Button>
        <Button look="quiet" className={styles.logout} onClick={() => void run(signOut)}>
          <LogOut size={18} aria-hidden="true" />
          {t('settings.logOut')}
        </Button>
        <ErrorNote error={error} />
      </nav>
      <main className={styles.main} data-region="page">
        <View />
      </main>
      <IconButton
        icon={X}
        label={t('settings.close')}
        onClick={close}
        className={styles.close}
        tooltipSide="left"
      />
    </div>
  );
}
