import type { Route } from './route';
import { adminRoutes } from './routes-admin';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { massRoutes } from './routes-mass';
import { moderationRoutes } from './routes-moderation';
import { reportRoutes } from './routes-reports';
import { roleRoutes } from './routes-roles';
import { safetyRoutes } from './routes-safety';
import { serverRoutes } from './routes-servers';

export const routes: Route[] = [
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
  ...safetyRoutes,
  ...reportRoutes,
  ...massRoutes,
  ...adminRoutes,
];
