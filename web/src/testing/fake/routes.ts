import type { Route } from './route';
import { adminRoutes } from './routes-admin';
import { assetRoutes } from './routes-assets';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { discoveryRoutes } from './routes-discovery';
import { eventRoutes } from './routes-events';
import { expressionRoutes } from './routes-expressions';
import { inviteRoutes } from './routes-invites';
import { massRoutes } from './routes-mass';
import { moderationRoutes } from './routes-moderation';
import { onboardingRoutes } from './routes-onboarding';
import { presenceRoutes } from './routes-presence';
import { profileRoutes } from './routes-profile';
import { reportRoutes } from './routes-reports';
import { roleRoutes } from './routes-roles';
import { safetyRoutes } from './routes-safety';
import { serverRoutes } from './routes-servers';
import { templateRoutes } from './routes-templates';

export const routes: Route[] = [
  // Before those with a name in the place of `search`.
  ...presenceRoutes,
  ...profileRoutes,
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
  ...assetRoutes,
  ...expressionRoutes,
  ...safetyRoutes,
  ...reportRoutes,
  ...massRoutes,
  ...adminRoutes,
  ...inviteRoutes,
  ...onboardingRoutes,
  ...templateRoutes,
  ...discoveryRoutes,
  ...eventRoutes,
];
