import { clsx } from 'clsx';
import { useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import { textColor } from '../../../lib/color';
import type { Id } from '../../../lib/ids';
import { presenceOf, presenceStore } from '../../../store/presence';
import { nameIn } from '../../../store/selectors';
import { openDialog } from '../../../store/ui';
import { useApp, useVanilla } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { ContextMenu } from '../../../ui/context-menu';
import { useMemberEntries } from '../actions';
import { colorOf, iconOf } from '../model';
import { useCustomStatus } from '../use-custom-status';
import styles from './member-item.module.css';

const NONE: Id[] = [];

/** One person: press for their card, right click or long press for what can be done. */
export function MemberItem({ serverId, userId }: { serverId: Id; userId: Id }) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  const name = useApp((state) => nameIn(state, serverId, userId));
  const picture = useApp((state) => state.users[userId]?.avatar);
  const owner = useApp((state) => state.servers[serverId]?.ownerId === userId);
  const color = useApp((state) =>
    colorOf(state.roles[serverId] ?? [], state.members[serverId]?.[userId]?.roleIds ?? NONE),
  );
  const icon = useApp((state) =>
    iconOf(state.roles[serverId] ?? [], state.members[serverId]?.[userId]?.roleIds ?? NONE),
  );
  const presence = useVanilla(presenceStore, (all) => presenceOf(all, userId));
  const said = useCustomStatus(presence.customStatus);
  const profile = () =>
    openDialog({ kind: 'profile', serverId, userId, at: button.current?.getBoundingClientRect() });
  const entries = useMemberEntries(serverId, userId, profile);
  if (name === undefined) return null;
  const status = t(`status.${presence.status}`);
  const spoken = t(owner ? 'members.itemOwner' : 'members.item', { name, status });
  return (
    <ContextMenu entries={entries}>
      <button
        ref={button}
        type="button"
        className={clsx(styles.member, presence.status === 'offline' && styles.offline)}
        aria-label={said ? `${spoken}, ${said}` : spoken}
        aria-haspopup="dialog"
        data-roving=""
        onClick={profile}
      >
        <Avatar id={userId} name={name} size={34} status={presence.status} picture={picture} />
        <span className={styles.names}>
          <span className={styles.name} style={{ color: textColor(color) }}>
            {name} {icon}
          </span>
          {said ? (
            <span className={styles.said}>{said}</span>
          ) : (
            owner && <span className={styles.owner}>{t('members.owner')}</span>
          )}
        </span>
      </button>
    </ContextMenu>
  );
}
