import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { I18nProvider } from '../i18n/i18n-provider';
import { signedOut } from '../store/signed-out';
import { Announcer } from '../ui/announcer';
import { ErrorBoundary } from './error-boundary';
import type { createAppRouter } from './router';

export function App({ router }: { router: ReturnType<typeof createAppRouter> }) {
  useEffect(
    () =>
      signedOut.on(({ told }) => {
        const { pathname } = router.state.location;
        const search = told ? {} : { returnTo: pathname, ended: true };
        void router.navigate({ to: '/login', search, replace: true });
      }),
    [router],
  );
  return (
    <I18nProvider>
      <ErrorBoundary>
        <RouterProvider router={router} />
      </ErrorBoundary>
      <Announcer />
    </I18nProvider>
  );
}
