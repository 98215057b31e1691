import type { Route } from './route';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { discoveryRoutes } from './routes-discovery';
import { eventRoutes } from './routes-events';
import { inviteRoutes } from './routes-invites';
import { moderationRoutes } from './routes-moderation';
import { onboardingRoutes } from './routes-onboarding';
import { roleRoutes } from './routes-roles';
import { serverRoutes } from './routes-servers';
import { templateRoutes } from './routes-templates';

export const routes: Route[] = [
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
  ...inviteRoutes,
  ...onboardingRoutes,
  ...templateRoutes,
  ...discoveryRoutes,
  ...eventRoutes,
];
