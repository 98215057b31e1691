import { Outlet, useParams } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Tooltip } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { ConnectionBanner } from '../../features/connection/components/connection-banner';
import { UserPanel } from '../../features/settings/components/user-panel';
import { ChatTexts } from '../../i18n/chat-texts';
import { massStore } from '../../store/mass-actions';
import { useApp, useVanilla } from '../../store/use-app';
import { Overlays } from '../../ui/overlays';
import { Toaster } from '../../ui/toaster';
import { PHONE, useMedia } from '../../ui/use-media';
import { ShellSkeleton } from '../shell-skeleton';
import { Dialogs } from './dialogs';
import { Lists } from './lists';

import styles from './shell.module.css';
import { useInSettings } from './use-in-settings';
import { useInternalLinks } from './use-internal-links';
import { useShortcuts } from './use-shortcuts';
import { useTitle } from './use-title';
import { useVersionToast } from './use-version-toast';

/** The long acts one has started, wherever one goes meanwhile; fetched with the first. */
const MassProgress = lazy(async () => ({
  default: (await import('../../features/moderation/components/mass-progress')).MassProgress,
}));

/** The app around every logged-in page: lists at the left, the page, dialogs and toasts over it. */
export const Shell = () => (
  <ChatTexts>
    <Frame />
  </ChatTexts>
);

function Frame() {
  const ready = useApp((state) => state.ready);
  const phone = useMedia(PHONE);
  const acting = useVanilla(massStore, ({ actions }) => Object.keys(actions).length > 0);
  const { serverId, channelId } = useParams({ strict: false });
  const inSettings = useInSettings();
  const onLink = useInternalLinks();
  useShortcuts(serverId ?? null, inSettings ? null : (channelId ?? null));
  useTitle(serverId ?? null, channelId ?? null);
  useVersionToast();
  const listsShown = !inSettings && (phone ? !!serverId && !channelId : true);
  const alone = phone && !serverId && !inSettings;
  return (
    <Tooltip.Provider delayDuration={350} disableHoverableContent>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: links inside stay links; this only keeps the page from loading anew. */}
      <div className={clsx(styles.shell, phone && styles.phone)} onClick={onLink}>
        <ConnectionBanner />
        {ready ? (
          <div className={clsx(styles.columns, alone && styles.stacked)}>
            {listsShown && <Lists serverId={serverId ?? null} channelId={channelId ?? null} />}
            <Outlet />
            {alone && <UserPanel />}
          </div>
        ) : (
          <ShellSkeleton />
        )}
      </div>
      {acting && (
        <Suspense>
          <MassProgress />
        </Suspense>
      )}
      <Dialogs />
      <Overlays />
      <Toaster />
    </Tooltip.Provider>
  );
}
