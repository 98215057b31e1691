import type { Route } from './route';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { moderationRoutes } from './routes-moderation';
import { roleRoutes } from './routes-roles';
import { serverRoutes } from './routes-servers';

export const routes: Route[] = [
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
];
