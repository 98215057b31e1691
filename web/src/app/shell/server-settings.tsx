import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import {
  Ban,
  DoorOpen,
  LayoutTemplate,
  Link2,
  type LucideIcon,
  ScrollText,
  Settings2,
  Shield,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { InvitesPage } from '../../features/invites/components/invites-page';
import { AuditPage } from '../../features/manage/components/audit-page';
import { BansPage } from '../../features/manage/components/bans-page';
import { OverviewPage } from '../../features/manage/components/overview-page';
import { RolesPage } from '../../features/manage/components/roles-page';
import { maySee, SECTIONS, type Section } from '../../features/manage/model';
import { MembersPage } from '../../features/members/components/members-page';
import { ManageTexts } from '../../i18n/manage-texts';
import { useT } from '../../i18n/use-t';
import { useApp } from '../../store/use-app';
import { SettingsFrame } from '../../ui/settings-frame';

const route = getRouteApi('/shell/servers/$serverId/settings/{-$section}/{-$item}');
const ICONS: Record<Section, LucideIcon> = {
  overview: Settings2,
  onboarding: DoorOpen,
  roles: Shield,
  members: Users,
  invites: Link2,
  templates: LayoutTemplate,
  bans: Ban,
  audit: ScrollText,
};

const DiscoverableCard = lazy(async () => ({
  default: (await import('../../features/discovery/components/discoverable-card')).DiscoverableCard,
}));
const OnboardingPage = lazy(async () => ({
  default: (await import('../../features/onboarding/components/onboarding-page')).OnboardingPage,
}));
const TemplatesPage = lazy(async () => ({
  default: (await import('../../features/templates/components/templates-page')).TemplatesPage,
}));

export const ServerSettings = () => (
  <ManageTexts>
    <Page />
  </ManageTexts>
);

function Page() {
  const t = useT();
  const navigate = useNavigate();
  const { serverId, section: named, item } = route.useParams();
  const name = useApp((state) => state.servers[serverId]?.name);
  const allowed = useApp((state) => SECTIONS.filter((one) => maySee(state, serverId, one)).join());
  const close = useCallback(
    () => void navigate({ to: '/channels/$serverId', params: { serverId } }),
    [navigate, serverId],
  );
  const sections = allowed.split(',').filter(Boolean) as Section[];
  if (name === undefined) return <Navigate to="/" replace />;
  const section = sections.find((one) => one === named) ?? sections[0];
  // One's rights ended while one was in here.
  if (!section) return <Navigate to="/channels/$serverId" params={{ serverId }} replace ignoreBlocker />;
  return (
    <SettingsFrame
      label={t('manage.label')}
      onClose={close}
      nav={
        <>
          <h1>{name}</h1>
          <ul>
            {sections.map((one) => {
              const Icon = ICONS[one];
              return (
                <li key={one}>
                  <Link
                    to="/servers/$serverId/settings/{-$section}/{-$item}"
                    params={{ serverId, section: one, item: undefined }}
                    aria-current={one === section ? 'page' : undefined}
                  >
                    <Icon size={18} aria-hidden="true" />
                    {t(`manage.${one}`)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </>
      }
    >
      {section === 'overview' && (
        <OverviewPage key={serverId} serverId={serverId}>
          <Suspense>
            <DiscoverableCard serverId={serverId} />
          </Suspense>
        </OverviewPage>
      )}
      {section === 'roles' && <RolesPage serverId={serverId} roleId={item ?? null} />}
      {section === 'members' && <MembersPage serverId={serverId} />}
      {section === 'invites' && <InvitesPage serverId={serverId} />}
      <Suspense>
        {section === 'onboarding' && <OnboardingPage key={serverId} serverId={serverId} />}
        {section === 'templates' && <TemplatesPage key={serverId} serverId={serverId} />}
      </Suspense>
      {section === 'bans' && <BansPage serverId={serverId} />}
      {section === 'audit' && <AuditPage serverId={serverId} />}
    </SettingsFrame>
  );
}
