import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import {
  Ban,
  DoorOpen,
  Filter,
  Flag,
  LayoutTemplate,
  Link2,
  type LucideIcon,
  Music,
  ScrollText,
  Settings2,
  Shield,
  ShieldCheck,
  Smile,
  Sticker,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { ExpressionPage } from '../../features/expressions/components/expression-page';
import { InvitesPage } from '../../features/invites/components/invites-page';
import { AuditPage } from '../../features/manage/components/audit-page';
import { BansPage } from '../../features/manage/components/bans-page';
import { OverviewPage } from '../../features/manage/components/overview-page';
import { RolesPage } from '../../features/manage/components/roles-page';
import { maySee, SECTIONS, type Section } from '../../features/manage/model';
import { MembersPage } from '../../features/members/components/members-page';
import { ReportsPage } from '../../features/moderation/components/reports-page';
import { SafetyPage } from '../../features/safety/components/safety-page';
import { ScreeningPage } from '../../features/safety/components/screening-page';
import { ManageTexts } from '../../i18n/manage-texts';
import { useT } from '../../i18n/use-t';
import { may } from '../../store/permissions';
import { useApp } from '../../store/use-app';
import { useOpenReports } from '../../store/use-open-reports';
import { Count } from '../../ui/count';
import { SettingsFrame } from '../../ui/settings-frame';
import { CaseView } from './case-view';

const route = getRouteApi('/shell/servers/$serverId/settings/{-$section}/{-$item}');
const ICONS: Record<Section, LucideIcon> = {
  overview: Settings2,
  onboarding: DoorOpen,
  roles: Shield,
  emoji: Smile,
  sticker: Sticker,
  sound: Music,
  members: Users,
  invites: Link2,
  templates: LayoutTemplate,
  safety: ShieldCheck,
  screening: Filter,
  reports: Flag,
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
  const moderates = useApp((state) => may(state, serverId, 'moderate_members'));
  const waiting = useOpenReports(serverId);
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
                    {one === 'reports' && (
                      <Count value={waiting} label={t('servers.reportsOpen', { count: waiting })} />
                    )}
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
      {(section === 'emoji' || section === 'sticker' || section === 'sound') && (
        <ExpressionPage serverId={serverId} type={section} />
      )}
      {section === 'members' &&
        (item && moderates ? (
          <CaseView key={item} serverId={serverId} userId={item} />
        ) : (
          <MembersPage serverId={serverId} />
        ))}
      {section === 'reports' && <ReportsPage key={serverId} serverId={serverId} />}
      {section === 'invites' && <InvitesPage serverId={serverId} />}
      {section === 'safety' && <SafetyPage key={serverId} serverId={serverId} />}
      {section === 'screening' && <ScreeningPage key={serverId} serverId={serverId} item={item ?? null} />}
      <Suspense>
        {section === 'onboarding' && <OnboardingPage key={serverId} serverId={serverId} />}
        {section === 'templates' && <TemplatesPage key={serverId} serverId={serverId} />}
      </Suspense>
      {section === 'bans' && <BansPage serverId={serverId} />}
      {section === 'audit' && <AuditPage serverId={serverId} />}
    </SettingsFrame>
  );
}
