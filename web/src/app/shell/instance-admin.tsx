import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { Building2, ScrollText, Users } from 'lucide-react';
import { useCallback } from 'react';
import { LogPage } from '../../features/admin/components/log-page';
import { ServersPage } from '../../features/admin/components/servers-page';
import { UsersPage } from '../../features/admin/components/users-page';
import { ManageTexts } from '../../i18n/manage-texts';
import { useT } from '../../i18n/use-t';
import { useApp } from '../../store/use-app';
import { SettingsFrame } from '../../ui/settings-frame';

const route = getRouteApi('/shell/admin/{-$section}');
const SECTIONS = {
  users: { icon: Users, view: UsersPage },
  servers: { icon: Building2, view: ServersPage },
  log: { icon: ScrollText, view: LogPage },
};
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

export const InstanceAdmin = () => (
  <ManageTexts>
    <Page />
  </ManageTexts>
);

/** For who runs this Parley. The server asks again for each request. */
function Page() {
  const t = useT();
  const navigate = useNavigate();
  const { section: named } = route.useParams();
  const admin = useApp((state) => state.me?.admin ?? false);
  const close = useCallback(() => void navigate({ to: '/settings/{-$section}' }), [navigate]);
  if (!admin) return <Navigate to="/" replace />;
  const section = NAMES.find((one) => one === named) ?? 'users';
  const View = SECTIONS[section].view;
  return (
    <SettingsFrame
      label={t('settings.admin')}
      onClose={close}
      nav={
        <>
          <h1>{t('settings.admin')}</h1>
          <ul>
            {NAMES.map((one) => {
              const Icon = SECTIONS[one].icon;
              return (
                <li key={one}>
                  <Link
                    to="/admin/{-$section}"
                    params={{ section: one }}
                    aria-current={one === section ? 'page' : undefined}
                  >
                    <Icon size={18} aria-hidden="true" />
                    {t(`admin.${one}`)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </>
      }
    >
      <View />
    </SettingsFrame>
  );
}
