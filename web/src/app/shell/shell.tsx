import { Outlet, useParams } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Tooltip } from 'radix-ui';
import { ConnectionBanner } from '../../features/connection/components/connection-banner';
import { UserPanel } from '../../features/settings/components/user-panel';
import { MoreTexts } from '../../i18n/more-texts';
import shell from '../../i18n/shell.json';
import { useApp } from '../../store/use-app';
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

/**
 * The app around every logged-in page: lists at the left, the page, dialogs and toasts over it. Words that
 * nobody needs before come with it.
 */
export const Shell = () => (
  <MoreTexts catalog={shell}>
    <Frame />
  </MoreTexts>
);

function Frame() {
  const ready = useApp((state) => state.ready);
  const phone = useMedia(PHONE);
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
      <Dialogs />
      <Overlays />
      <Toaster />
    </Tooltip.Provider>
  );
}
