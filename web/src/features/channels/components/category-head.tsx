import { clsx } from 'clsx';
import { ChevronDown, Lock, Plus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { mayIn } from '../../../store/permissions';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { ContextMenu } from '../../../ui/context-menu';
import { IconButton } from '../../../ui/icon-button';
import { toggleCollapsed } from '../collapsed';
import { isLocked } from '../groups';
import { useChannelEntries } from '../use-channel-entries';
import styles from './channel-list.module.css';

interface Props {
  categoryId: Id;
  folded: boolean;
  /** How many channels do not show. */
  hidden: number;
}

export function CategoryHead({ categoryId, folded, hidden }: Props) {
  const t = useT();
  const category = useApp((state) => state.channels[categoryId]);
  const locked = useApp((state) => isLocked(state, categoryId));
  const creator = useApp((state) => mayIn(state, categoryId, 'manage_channels'));
  const entries = useChannelEntries(categoryId);
  if (!category) return null;
  const { name, serverId } = category;
  const spoken = locked ? t('channels.locked', { name }) : name;
  return (
    <div className={styles.heading}>
      <h2>
        <ContextMenu entries={entries}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={!folded}
            aria-label={
              folded && hidden > 0 ? t('channels.collapsed', { name: spoken, count: hidden }) : spoken
            }
            data-roving=""
            onClick={() => toggleCollapsed(categoryId)}
          >
            <ChevronDown size={14} aria-hidden="true" className={clsx(folded && styles.folded)} />
            <span>{name}</span>
            {locked && <Lock size={11} aria-hidden="true" />}
          </button>
        </ContextMenu>
      </h2>
      {creator && (
        <IconButton
          icon={Plus}
          label={t('channels.createIn', { name })}
          onClick={() => openDialog({ kind: 'createChannel', serverId, parentId: categoryId })}
          className={styles.add}
        />
      )}
    </div>
  );
}
