import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { AgeGate } from '../../features/channels/components/age-gate';
import { ChannelHeader } from '../../features/channels/components/channel-header';
import { Composer } from '../../features/composer/components/composer';
import { MessagePane } from '../../features/messages/components/message-pane';
import { PendingBar } from '../../features/onboarding/components/pending-bar';
import { useT } from '../../i18n/use-t';
import { rememberPlace } from '../../store/places';
import { isGated, openable } from '../../store/selectors';
import { openDialog, showMembers, showMembersPanel, uiStore } from '../../store/ui';
import { useApp, useVanilla } from '../../store/use-app';
import { IconButton } from '../../ui/icon-button';
import { NARROW, PHONE, useMedia } from '../../ui/use-media';
import styles from './channel-view.module.css';
import { Gone } from './gone';
import { MembersColumn } from './members-column';
import { useSwipe } from './use-swipe';
import { useVanished } from './use-vanished';

const route = getRouteApi('/shell/channels/$serverId/$channelId/{-$messageId}');

export function ChannelView() {
  const t = useT();
  const navigate = useNavigate();
  const { serverId, channelId, messageId } = route.useParams();
  const known = useApp((state) => state.channels[channelId]?.serverId === serverId);
  const gated = useApp((state) => isGated(state, channelId));
  const phone = useMedia(PHONE);
  const narrow = useMedia(NARROW);
  const shown = useVanilla(uiStore, (ui) => (narrow ? ui.membersPanel : ui.membersShown));
  const show = narrow ? showMembersPanel : showMembers;
  const back = () => void navigate({ to: '/channels/$serverId', params: { serverId } });
  const elsewhere = useApp((state) => openable(state, serverId).find((id) => !isGated(state, id)));
  const leave = () =>
    elsewhere
      ? void navigate({
          to: '/channels/$serverId/$channelId/{-$messageId}',
          params: { serverId, channelId: elsewhere, messageId: undefined },
        })
      : void navigate({ to: '/' });
  const swipe = useSwipe({ right: back, left: () => show(true) }, phone);
  useVanished(serverId, channelId);
  useEffect(() => {
    if (known) rememberPlace(serverId, channelId);
  }, [known, serverId, channelId]);
  if (!known) return <Gone serverId={serverId} channelId={channelId} />;
  return (
    <>
      <main className={styles.chat} data-region="messages" {...swipe}>
        <ChannelHeader
          channelId={channelId}
          membersShown={shown}
          onMembers={() => show(!shown)}
          onBack={phone ? back : null}
        >
          <IconButton
            icon={UserPlus}
            label={t('invites.make')}
            tooltipSide="bottom"
            onClick={() => openDialog({ kind: 'invite', serverId })}
          />
        </ChannelHeader>
        {gated ? (
          <AgeGate key={channelId} channelId={channelId} onBack={leave} />
        ) : (
          <>
            <MessagePane key={channelId} channelId={channelId} wished={messageId ?? null} />
            <Composer
              key={`composer-${channelId}`}
              channelId={channelId}
              pending={<PendingBar serverId={serverId} />}
            />
          </>
        )}
      </main>
      {shown && <MembersColumn serverId={serverId} channelId={channelId} over={narrow} />}
    </>
  );
}
