import { Popover } from 'radix-ui';
import { ManageTexts } from '../../../i18n/manage-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { nameIn } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { useOverlayRoot } from '../../../ui/overlays';
import { PHONE, useMedia } from '../../../ui/use-media';
import { ProfileCard } from './profile-card';
import styles from './profile-card.module.css';

interface Props {
  serverId: Id;
  userId: Id;
  /** Beside what it was called from; without, and on a phone, a window of its own. */
  at?: DOMRect;
  onClose(): void;
}

export function ProfileDialog(props: Props) {
  return (
    <ManageTexts>
      <Placed {...props} />
    </ManageTexts>
  );
}

function Placed({ serverId, userId, at, onClose }: Props) {
  const root = useOverlayRoot();
  const t = useT();
  const phone = useMedia(PHONE);
  const name = useApp((state) => nameIn(state, serverId, userId)) ?? t('user.somebody');
  const card = <ProfileCard serverId={serverId} userId={userId} />;
  if (phone || !at) {
    return (
      <Dialog title={t('members.profile')} onClose={onClose}>
        {card}
      </Dialog>
    );
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => at } }} />
      <Popover.Portal container={root}>
        <Popover.Content
          className={styles.popover}
          side={at.left > innerWidth / 2 ? 'left' : 'right'}
          align="start"
          sideOffset={12}
          collisionPadding={12}
          aria-label={t('card.label', { name })}
        >
          {card}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
