import type { Route } from './route';
import { assetRoutes } from './routes-assets';
import { authRoutes } from './routes-auth';
import { channelRoutes } from './routes-channels';
import { expressionRoutes } from './routes-expressions';
import { moderationRoutes } from './routes-moderation';
import { profileRoutes } from './routes-profile';
import { roleRoutes } from './routes-roles';
import { serverRoutes } from './routes-servers';

export const routes: Route[] = [
  ...profileRoutes,
  ...authRoutes,
  ...serverRoutes,
  ...channelRoutes,
  ...roleRoutes,
  ...moderationRoutes,
  ...assetRoutes,
  ...expressionRoutes,
];
