import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { NotFound } from './not-found';
import { ShellSkeleton } from './shell-skeleton';

interface ReturnSearch {
  returnTo?: string;
  ended?: boolean;
}

const returnSearch = (search: Record<string, unknown>): ReturnSearch => ({
  returnTo: typeof search.returnTo === 'string' ? search.returnTo : undefined,
  ended: search.ended === true ? true : undefined,
});

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/auth/components/setup-page'), 'SetupPage'),
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('../features/auth/components/login-page'), 'LoginPage'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('../features/auth/components/register-page'), 'RegisterPage'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$code',
  component: lazyRouteComponent(() => import('../features/auth/components/invite-page'), 'InvitePage'),
});
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => (await import('./guard')).guard(location.pathname),
  pendingComponent: ShellSkeleton,
  pendingMs: 150,
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});
const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./shell/home-view'), 'HomeView'),
});
const server = createRoute({
  getParentRoute: () => shell,
  path: '/channels/$serverId',
  component: lazyRouteComponent(() => import('./shell/server-view'), 'ServerView'),
});
const channel = createRoute({
  getParentRoute: () => shell,
  path: '/channels/$serverId/$channelId/{-$messageId}',
  component: lazyRouteComponent(() => import('./shell/channel-view'), 'ChannelView'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/{-$section}',
  component: lazyRouteComponent(
    () => import('../features/settings/components/settings-page'),
    'SettingsPage',
  ),
});

const serverSettings = createRoute({
  getParentRoute: () => shell,
  path: '/servers/$serverId/settings/{-$section}/{-$item}',
  component: lazyRouteComponent(() => import('./shell/server-settings'), 'ServerSettings'),
});
const welcome = createRoute({
  getParentRoute: () => shell,
  path: '/servers/$serverId/welcome',
  component: lazyRouteComponent(() => import('./shell/welcome-view'), 'WelcomeView'),
});
const mine = createRoute({
  getParentRoute: () => shell,
  path: '/servers/$serverId/mine',
  component: lazyRouteComponent(() => import('./shell/own-settings'), 'OwnSettings'),
});
const template = createRoute({
  getParentRoute: () => shell,
  path: '/template/$code',
  component: lazyRouteComponent(() => import('./shell/template-view'), 'TemplateView'),
});
const discovery = createRoute({
  getParentRoute: () => shell,
  path: '/discover',
  component: lazyRouteComponent(
    () => import('../features/discovery/components/discovery-page'),
    'DiscoveryPage',
  ),
});
const channelSettings = createRoute({
  getParentRoute: () => shell,
  path: '/servers/$serverId/channel-settings/$channelId/{-$section}',
  component: lazyRouteComponent(() => import('./shell/channel-settings'), 'ChannelSettings'),
});
const instanceAdmin = createRoute({
  getParentRoute: () => shell,
  path: '/admin/{-$section}',
  component: lazyRouteComponent(() => import('./shell/instance-admin'), 'InstanceAdmin'),
});

export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      setup,
      login,
      register,
      invite,
      shell.addChildren([
        home,
        server,
        channel,
        settings,
        serverSettings,
        channelSettings,
        welcome,
        mine,
        template,
        discovery,
        instanceAdmin,
      ]),
    ]),
    basepath: '/app',
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
