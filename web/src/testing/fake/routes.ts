import type { Route } from './route';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { moderationRoutes } from './routes-moderation';
import { presenceRoutes } from './routes-presence';
import { roleRoutes } from './routes-roles';
import { serverRoutes } from './routes-servers';

export const routes: Route[] = [
  // Before those with a name in the place of `search`.
  ...presenceRoutes,
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
];
