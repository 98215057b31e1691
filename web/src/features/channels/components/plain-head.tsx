import { Plus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import styles from './channel-list.module.css';

/** Over the channels that stand in no category. */
export function PlainHead({ serverId }: { serverId: Id }) {
  const t = useT();
  const creator = useApp((state) => may(state, serverId, 'manage_channels'));
  return (
    <div className={styles.heading}>
      <h2>{t('channels.text')}</h2>
      {creator && (
        <IconButton
          icon={Plus}
          label={t('channels.create')}
          onClick={() => openDialog({ kind: 'createChannel', serverId })}
          className={styles.add}
        />
      )}
    </div>
  );
}
